import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemIndonesian } from "@orama/stemmers/indonesian";

/** A word as it is compared: lower case, without accents, signs within it left out (`Wi-Fi` → `wifi`). */
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** Words that say nothing of what is looked for, in either language. */
const SILENT = new Set(
  (
    "yang yg di ke dari dan atau untuk utk dengan dgn pada ini itu ada adalah saya sy aku kami kita anda bapak ibu pak bu mau ingin " +
    "minta tolong mohon bisa gak ga nggak enggak tidak tdk gk kok sih dong ya kah nya apa bagaimana gimana cara kenapa mengapa kalau " +
    "kalo jika bila sudah udah belum lagi juga saja aja nih si lalu agar oleh akan sedang " +
    "the a an of to in on at for and or is are be it my i we you your me how do does can t with from what when not no please want us our his her he she they them their bulan hari sekarang terus banget sekali"
  ).split(" "),
);

/** The words of a text, folded; those that say nothing are left out, unless there are no others. */
export function wordsIn(text: string): string[] {
  const words = (text.match(WORD) ?? []).flatMap(fold);
  const telling = words.filter((word) => !SILENT.has(word));
  return telling.length > 0 ? telling : words;
}

/** The same stem for a question and for what it is asked of, whichever of the two languages either is in. */
export function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stemmed = /\d/.test(word) ? word : stemEnglish(stemIndonesian(word));
  stems.set(word, stemmed);
  return stemmed;
}

/** Texts say the same words over and over. */
const stems = new Map<string, string>();

/** A word as an index holds it: as it is, for who has typed half of it or mistyped it, and its stem. */
export function termsOf(word: string): string[] {
  return [word, stemTerm(word)];
}

/** The term under which an index holds a word's stem: told from a word of the same letters, since half a word is no stem. */
export function stemTerm(word: string): string {
  return `=${stem(word)}`;
}

/** `Wi-Fi` is one word; what is said twice (`marah-marah`) is meant once. */
function fold(word: string): string[] {
  const parts = word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").split(/[-'’]/);
  const whole = new Set(parts).size === 1 ? parts[0] : parts.join("");
  return whole ? [whole] : [];
}
