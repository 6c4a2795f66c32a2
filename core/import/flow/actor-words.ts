import { escapeRegExp } from "../../document/words/escape.ts";
import { fold } from "../../document/words/fold.ts";

/** Who a sentence says does it, and the sentence without that. */
export interface Subject {
  actor: string;
  /** What follows the subject, its first letter as written. */
  predicate: string;
  /** True where the actor is one of those the document names. */
  isDeclared: boolean;
  /** True where the predicate began with a word of duty, such as “shall”. */
  hasDuty: boolean;
}

/** An actor is at most four words, then comes what is done. */
const MOST_WORDS = 7;
const ARTICLE = "(?:the |an? |sang |para )?";
const DUTY = /^(?:shall|must|should|will|may|can|has to|have to|wajib|harus|akan|dapat|bertugas|bertanggung jawab)\s+/i;
/** What is done to a thing (di-, ter-, “should be”) names nobody. */
const VERB_ID = /^(?:(?:me|ber)[a-z]{3,}|akan|harus|wajib|dapat)$/;
const STATE_ID = /^(?:memiliki|merupakan|menjadi|meliputi|mencakup|berupa|berisi|berbasis|berlaku|berdasarkan|menggunakan|mengenai)$/;
const VERB_EN = /^(?:[a-z]{2,}(?:s|es)|shall|must|should|will)$/;
const NO_ACTOR =
  /^(?:if|when|in|on|for|this|that|these|each|every|all|it|jika|bila|apabila|sekiranya|setiap|semua|untuk|pada|dalam|setelah|after|before|yang|dengan|dari|secara|agar|data|of|to|and|off|up|down|out|at|the|which|once|dan|or|segera|tidak|dilarang|jangan|harus|wajib)$/i;
/** Words a person, an office or a program is called by. */
const ROLE_EN =
  /^(?:[A-Z]{2,6}|.*(?:team|staff|unit|department|office|committee|board|head|lead|chair|clerk|nurse|guard|cashier|agent|client|patient|student|president|applicant|assistant|accountant|consultant|attendant|system|management|partner|desk|crew|personnel|employees?|representatives?|(?:er|or|ist|ian|eer|man|woman|person)s?))$/i;
/** They end like those, and tell what to do. */
const IMPERATIVE_EN =
  /^(?:enter|order|transfer|monitor|register|deliver|gather|refer|alter|filter|answer|offer|cover|remember|recover|trigger|consider|ensure|consist|assist|list|insist|resist|persist|administer|discover|lower|power|master|plan|scan|clean|mean|check|open|close|head|lead|man|power|number|label|for|or)$/i;
const IMPERATIVE_ID =
  /(?:kan|lah)$|^(?:me|ber)[a-z]{4,}$|^(?:klik|pilih|buka|tekan|isi|rekam|simpan|cek|catat|lihat|ambil|buat|kirim|tunggu|ketik|cari|beri|bawa|tutup|pasang|cuci)$/i;

/** The actor a sentence begins with: one of the declared, else what stands before its verb. */
export function subjectOf(text: string, declared: readonly string[]): Subject | undefined {
  const longest = [...declared].sort((a, b) => b.length - a.length);
  const folded = fold(text);
  for (const actor of longest) {
    const found = new RegExp(`^${ARTICLE}${escapeRegExp(fold(actor))}(?=\\s)`, "i").exec(folded);
    if (found) return subject(actor, text.replace(/\s+/g, " ").trim().slice(found[0].length).trim(), true);
  }
  return guessed(text);
}

function guessed(text: string): Subject | undefined {
  const articled = new RegExp(`^${ARTICLE}`, "i").exec(text)?.[0] ?? "";
  const words = text.slice(articled.length).split(/\s+/, MOST_WORDS);
  const bare = words.map((word) => word.replace(/[.;,]$/, ""));
  const at = bare.findIndex((word, index) => index > 0 && (VERB_ID.test(word) || isVerb(word)));
  const before = words.slice(0, at);
  if (at < 1 || at > 4 || !/^\p{Lu}/u.test(text) || before.some((word) => NO_ACTOR.test(word) || /[,.;:()]/.test(word))) return undefined;
  const verb = bare[at] as string;
  const isPassive = STATE_ID.test(verb) || /^(?:be|been|not)$/.test(words[at + 1] ?? "");
  if (isPassive || !isWho(before, VERB_ID.test(verb), articled !== "")) return undefined;
  const name = before.join(" ");
  const predicate = text.slice(articled.length).replace(new RegExp(`^(?:\\S+\\s+){${at}}`), "");
  return subject(name.charAt(0).toUpperCase() + name.slice(1), predicate, false);
}

/** True for words that begin with what is done: “Issues Orders”, “Mencatat keluhan”, “Close valves”. */
export function tellsWhatToDo(words: readonly string[]): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (/^(?:me|ber)[a-z]{4,}$/i.test(first) || (IMPERATIVE_ID.test(first) && words.length > 1)) return true;
  return words.length > 1 && isVerb(first.toLowerCase()) && !(ROLE_EN.test(last) && /[a-z]/.test(last));
}

/** “PM vendors” are many of a kind, where “The vendor delivers” does something. */
function isVerb(word: string): boolean {
  const singular = word.replace(/s$/, "");
  return VERB_EN.test(word) && (IMPERATIVE_EN.test(singular) || !/.{2}(?:er|or|ist|ian|eer)$/.test(singular));
}

/** True for words that name who does it: “Close valves” and “Klik data” tell what to do, as “Rekam Tamu” does. */
function isWho(words: readonly string[], isIndonesian: boolean, isArticled: boolean): boolean {
  const [first = "", last = ""] = [words[0], words.at(-1)];
  if (isIndonesian) return !IMPERATIVE_ID.test(first) || isArticled;
  return ROLE_EN.test(last) && (isArticled || !IMPERATIVE_EN.test(first));
}

function subject(actor: string, predicate: string, isDeclared: boolean): Subject | undefined {
  const bare = predicate.replace(DUTY, "");
  return bare === "" || /^[,;:]/.test(bare) ? undefined : { actor, predicate: bare, isDeclared, hasDuty: bare !== predicate };
}
