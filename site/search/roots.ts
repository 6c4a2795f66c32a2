import { stemmer as stemEnglish } from "@orama/stemmers/english";

/**
 * What a word may be made of, in Indonesian as it is written and spoken, and in English: the same for a question and for what it
 * is asked of. A prefix that swallows a letter leaves several (`menelepon`: telepon, elepon; `mengeluh`: keluh, eluh): two words
 * belong together when they share one, so no list of words is needed to choose.
 */
export function rootsOf(word: string): readonly string[] {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const own = APART.has(word) ? word : word.replace(OWNED, "");
  const roots = /\d/.test(word) || APART.has(own) ? [own] : [...new Set(bare(word).map((one) => single(stemEnglish(one))))];
  kept.set(word, roots);
  return roots;
}

/** Texts say the same words over and over. */
const kept = new Map<string, readonly string[]>();

/** Words that have long meant something of their own: every text is about customers, few about subscribing. */
const APART = new Set([
  "pelanggan",
  "penelepon",
  "penelpon",
  "pemohon",
  "pendaftaran",
  "masalah",
  "petugas",
  "bertemu",
  "kemudian",
  "seperti",
  "tersebut",
  "perusahaan",
  "penerangan",
  "perangkat",
  "pemadam",
  "atasan",
  "keluar",
]);
const LEAST = 4;
/** Whose it is, and what is only said with weight. */
const OWNED = /(?:nya|ku|lah|kah)$/u;
const ENDS = ["kan", "an", "in", "i"];

function bare(word: string): string[] {
  const ends = withoutEnds(word);
  const all = new Set(ends);
  for (const one of ends) {
    const less = withoutBeginnings(one);
    if (less.length === 0) continue;
    // What is left when a beginning is taken off is nearer to the root than what still has it.
    all.delete(one);
    for (const root of less) for (const written of spoken(root)) all.add(written);
  }
  if (all.size === 0) all.add(word);
  for (const one of [...all]) for (const written of spoken(one)) all.add(written);
  all.add(english(word));
  return [...all];
}

/** Words that came from the other language, as that one ends them: registrasi, verifikasi, prioritas, negatif; spamer, spaming. */
function english(word: string): string {
  if (/.{4}(?:er|ing)$/.test(word)) return word.replace(/(?:er|ing)$/, "");
  if (/.{3}asi$/.test(word)) return word.replace(/k/g, "c").replace(/asi$/, "ation");
  return word.replace(/(?<=.{4})itas$/, "ity").replace(/(?<=.{3})if$/, "ive");
}

/** Each letter once where it stands doubled: `instalasi`, `installation`. */
function single(root: string): string {
  return root.replace(/(\p{L})\1+/gu, "$1");
}

/** The word, and what it may be without what was put after it. */
function withoutEnds(word: string): string[] {
  const plain = word.replace(OWNED, (end) => (word.length - end.length >= LEAST ? "" : end));
  const ends = [plain];
  for (const end of ENDS)
    if (plain.endsWith(end) && plain.length - end.length >= (end === "an" ? 3 : LEAST)) ends.push(plain.slice(0, -end.length));
  return ends;
}

/** What it may be without what was put before it, once or twice (`dipertanyakan`: tanyak). */
function withoutBeginnings(word: string): string[] {
  const once = lessOne(word);
  return once.flatMap((less) => {
    // `diperbaiki` is no more about what is good.
    const twice = /^(?:per|ber|ke|se)/.test(less) ? lessOne(less).filter((root) => root.length > LEAST) : [];
    return twice.length > 0 ? twice : [less];
  });
}

function lessOne(word: string): string[] {
  for (const [beginning, swallowed] of BEGINNINGS) {
    const found = beginning.exec(word);
    if (!found) continue;
    const rest = word.slice(found[0].length);
    const roots = swallowed.map((letter) => `${letter}${rest}`).filter((root) => root.length >= 3 && /[aiueo]/.test(root));
    if (rest.length >= 3 || roots.some((root) => root.length >= LEAST)) return roots;
  }
  return [];
}

/** What stands before a root, and the letters that it may have swallowed. */
const BEGINNINGS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:me|pe)ny(?=[aiueo])/, ["s", "ny"]],
  [/^(?:me|pe)nge(?=[^aiueo])/, ["", "e", "nge", "ke"]],
  [/^(?:me|pe)ng(?=[aiueo])/, ["", "k"]],
  [/^(?:me|pe)ng(?=[ghk])/, [""]],
  [/^(?:me|pe)n(?=[aiueo])/, ["t", "n"]],
  [/^(?:me|pe)n(?=[cdjtz])/, [""]],
  [/^(?:me|pe)m(?=[aiueo])/, ["p", "m"]],
  [/^(?:me|pe)m(?=[bfpv])/, [""]],
  [/^(?:me)(?=[lrwy])/, [""]],
  [/^pe(?=[l])/, [""]],
  [/^per(?=[a-z]{5})/, [""]],
  [/^(?:di|ter|ber|bel)(?=[a-z]{3})/, [""]],
  [/^be(?=kerja)/, [""]],
  [/^ke(?=[a-z]{4,}$)/, ["", "ke"]],
  [/^se(?=[a-z]{4,}$)/, ["", "se"]],
  // As it is spoken: ngecek, ngasih, nyari, nelpon, minjem.
  [/^nge(?=[^aiueo])/, ["", "e", "nge", "ke"]],
  [/^ng(?=[aiueo])/, ["", "k"]],
  [/^ny(?=[aiueo])/, ["s", "c"]],
  [/^n(?=[aiueo])/, ["t", "n"]],
  [/^m(?=[aiueo])/, ["p", "m"]],
];

/** As it is written for a word that is spoken otherwise: pinjem, dateng; naek, maen; pake, sampe, kalo; ilang, item. */
function spoken(word: string): string[] {
  if (word.length < LEAST) return [word];
  const closed = word.replace(/ae(?=[^aiueo]$)/, "ai").replace(/e(?=[^aiueowyr]{1,2}$)/, "a");
  const open = closed.replace(/(?<=[^aiueo])e$/, "ai").replace(/(?<=[^aiueo])o$/, "au");
  return /^[aiu]/.test(open) ? [open, `h${open}`] : [open];
}
