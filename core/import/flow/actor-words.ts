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

const ARTICLE = "(?:the |an? |sang |para )?";
const DUTY = /^(?:shall|must|should|will|may|can|has to|have to|wajib|harus|akan|dapat|bertugas|bertanggung jawab)\s+/i;
const VERB_ID = /^(?:(?:me|mem|men|meng|meny|ber|ter|di)[a-z]{3,}|akan|harus|wajib|dapat)$/;
const VERB_EN = /^(?:[a-z]{2,}(?:s|es)|shall|must|should|will)$/;
const NO_ACTOR =
  /^(?:if|when|in|on|for|this|that|these|each|every|all|it|jika|bila|apabila|setiap|semua|untuk|pada|dalam|bila|setelah|after|before)$/i;

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
  const words = text.replace(new RegExp(`^${ARTICLE}`, "i"), "").split(/\s+/);
  const isCapital = /^\p{Lu}/u.test(text);
  const at = words.findIndex((word, index) => index > 0 && (VERB_ID.test(word) || VERB_EN.test(word)));
  const before = words.slice(0, at);
  if (at < 1 || at > 4 || !isCapital || before.some((word) => NO_ACTOR.test(word) || /[,.;:()]/.test(word))) return undefined;
  const name = before.join(" ");
  return subject(name.charAt(0).toUpperCase() + name.slice(1), words.slice(at).join(" "), false);
}

function subject(actor: string, predicate: string, isDeclared: boolean): Subject | undefined {
  const bare = predicate.replace(DUTY, "");
  return bare === "" || /^[,;:]/.test(bare) ? undefined : { actor, predicate: bare, isDeclared, hasDuty: bare !== predicate };
}
