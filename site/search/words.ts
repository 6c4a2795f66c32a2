/** A word as it is compared: lower case, without accents, signs within it left out (`Wi-Fi` → `wifi`). */
const WORD = /[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu;

/** Words that say nothing of what is looked for, in either language. */
const SILENT = new Set(
  (
    "yang yg di ke dari dri dan atau untuk utk buat dengan dgn sama pada ini itu tu ada adalah saya sy aku ku gue gw kami kita anda bapak ibu pak bu mas mbak kak min " +
    "mau mo pengen pingin ingin minta tolong mohon harap bisa bs dapat dpt kok sih dong ya yah kah nya apa apakah bagaimana gimana gmn cara kenapa knp mengapa kalau " +
    "kalo kl jika bila sudah sdh udah udh lagi lg juga jg saja aja nih si lalu agar oleh akan sedang punya orang hari bulan sekarang terus trus banget bgt sekali sangat " +
    "berapa brp mulu melulu doang cuma cuman bln skrg trs klo klw gmna dr pd aj tuh ni donk lho nge iya yaa mah kek pls plis please gaes guys " +
    "tapi tp tetapi padahal masih msh sering selalu kadang sendiri tiba pas waktu saat kemarin kmrn tadi besok nanti dulu gimana lah deh loh kan karena krn dalam dlm jadi sm ttg tlg mhn bilang blg blng " +
    "siapa sapa kemana kmn dimana dmn mana boleh blh tetap ttp tetep sebelum sblm setelah stlh sesudah meminta pakai pake pagi siang sore malam malem semalam pisan euy atuh teh wae iki kuwi piye kumaha " +
    "the a an of to in on at for and or is are was be been being am it its this that my i im ive we you your yours me how do does did can could would should will with from " +
    "by what when where which who why please want wants need needs like get got have has had our us his her he she they them their there so just very really too still again keep keeps into any some about after since before may must whose"
  ).split(" "),
);

/** Ways to say no. They mean something only beside the word they belong to: `tidak jalan`, `not working`. */
const NO = new Set(
  (
    "tidak tdk tak gak ga gk g nggak ngga ngak enggak engga kagak kaga ndak ndk ora durung teu henteu belum blm belom bukan jangan tanpa " +
    "not no never cannot cant couldnt doesnt didnt dont isnt arent wasnt wont wouldnt hasnt havent without"
  ).split(" "),
);

/** As many write it in a chat: gabisa, gajadi. */
const NO_AND = /^(?:nggak|ngga|gak|ga)(?=(?:bisa|jadi|ada|mau|nyala|jalan|konek|muncul|aktif|diangkat)$)/;

/** How `NO` stands in a phrase. */
export const NEGATED = "tidak";

/** The words of a text, folded; those that say nothing are left out, unless there are no others. */
export function wordsIn(text: string): string[] {
  const words = foldedIn(text);
  const telling = words.filter((word) => !NO.has(word) && !isSilent(word));
  return telling.length > 0 ? telling : words;
}

/** All words of a text, as phrases are looked for in it: what says no is one word, whichever way it is said. */
export function phraseWordsIn(text: string): string[] {
  return foldedIn(text).map((word) => (NO.has(word) ? NEGATED : word));
}

/** A question without the no that it ends in, which denies nothing: `boleh ditutup gak?` */
export function withoutTag(question: string): string {
  const words = question.trim().split(/\s+/);
  return words.length > 2 && NO.has(foldedIn(words.at(-1) ?? "")[0] ?? "") ? words.slice(0, -1).join(" ") : question;
}

/** Whether a text says no to something. */
export function denies(text: string): boolean {
  return phraseWordsIn(text).includes(NEGATED);
}

/** Whether a word says nothing by itself, but may be part of a phrase (`tidak jadi`). */
export function isSilent(word: string): boolean {
  return SILENT.has(word) || word === NEGATED || (word.endsWith("nya") && SILENT.has(word.slice(0, -3)));
}

function foldedIn(text: string): string[] {
  return (text.match(WORD) ?? []).flatMap((written) => {
    const known = kept.get(written);
    if (known !== undefined) return known;
    const words = fold(written).flatMap((word) => (NO_AND.test(word) ? word.replace(NO_AND, "tidak ").split(" ") : [word]));
    kept.set(written, words);
    return words;
  });
}

/** Texts say the same words over and over. */
const kept = new Map<string, readonly string[]>();

const PLAIN = /^[a-z0-9]+$/;
const SAID_TWICE = /^(\p{L}{4,})2$/u;
const AGAIN = /^re-(?=\p{L})/u;
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/** `Wi-Fi` is one word, and `re-escalate` is to escalate; what is said twice (`marah-marah`, `marah2`) is meant once, and so are letters that are drawn out (`lamaaa`). */
function fold(written: string): string[] {
  const word = written.toLowerCase().replace(SAID_TWICE, "$1").replace(AGAIN, "");
  if (PLAIN.test(word)) return [word.replace(DRAWN_OUT, "$1")];
  const parts = word.normalize("NFD").replace(/\p{M}/gu, "").split(/[-'’]/);
  const whole = (new Set(parts).size === 1 ? parts[0] : parts.join("")) ?? "";
  return whole === "" ? [] : [whole.replace(DRAWN_OUT, "$1")];
}

/** The letters and digits of a text alone, in lower case: codes and names as they are compared however they are parted. */
export function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
