import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Portal } from "../../site/data/library/portal.ts";
import { readForPages } from "../../site/data/library/read-for-pages.ts";
import { type ShownRevision, shownDocument } from "../../site/data/library/shown-revision.ts";
import { type JumpIndex, jumpDocument, jumpIndex, jumpsToTexts } from "../../site/data/search/jump-index.ts";
import { JumpSearch } from "../../site/scripts/search/jump.ts";
import { madeIndex, madeQuestions } from "./search-made-library.ts";
import {
  CALLS,
  COMPLAINT,
  HARD,
  NUMBERS,
  OUTBOUND,
  PASSWORD,
  type Question,
  questions,
  SERVICES,
  secondQuestions,
} from "./search-questions.ts";
import { blindQuestions } from "./search-questions-blind.ts";
import { fifthQuestions, fourthQuestions, heldOut, otherTopics, sixthQuestions, thirdQuestions } from "./search-questions-held-out.ts";
import { stepQuestions } from "./search-questions-steps.ts";

let index: JumpIndex;
let search: JumpSearch;
/** The library as it is, with what the draft beside that procedure adds. */
let drafted: JumpSearch;

/** The example library with revision 06 of its procedure in force. */
beforeAll(async () => {
  const root = fileURLToPath(new URL("../../sops", import.meta.url));
  const date = "2026-11-23" as IsoDate;
  const options = {
    library: root,
    date,
    drafts: true,
    offline: false,
    base: "/",
    package: root,
    version: "0",
    passages: "",
    docsOnly: true,
  };
  const read = await readForPages(options);
  const { settings } = read.library;
  const documents = new Map(
    [...read.library.documents].flatMap(([code, controlled]) => {
      const shown = shownDocument(read, controlled, true);
      const draft = shown?.all.find(({ issued }) => issued === undefined);
      if (!shown || code !== "IN.OCC.TELK.P-01" || !draft) return shown ? [[code, shown] as const] : [];
      const main: ShownRevision = { ...draft, status: { status: "effective", since: date, until: undefined, withdrawal: undefined } };
      return [[code as DocumentCode, { ...shown, main, all: [main] }] as const];
    }),
  );
  const portal = { options, read, settings, languages: ["id", "en"], documents, files: new Map() } as unknown as Portal;
  const entries = [...documents.values()].map((document) => jumpDocument(portal, document, jumpsToTexts(portal)));
  index = jumpIndex(portal, entries);
  search = new JumpSearch(index);
  const standing = [...read.library.documents.values()].flatMap((controlled) => shownDocument(read, controlled, true) ?? []);
  const beside = standing.map((document) => jumpDocument(portal, document, jumpsToTexts(portal)));
  drafted = new JumpSearch({ ...index, documents: beside });
});

/** Those whose first hit is not what is meant, with what it is. */
function wrongOf(asked: readonly Question[], among = search): string[] {
  return asked.flatMap(([question, right]) => {
    const [first] = among.find(question).jumps;
    return first && right.test(first.address) ? [] : [`${question} → ${first?.address ?? "nothing"}`];
  });
}

describe("questions as they are asked", () => {
  const all = [...questions, ...secondQuestions, ...thirdQuestions, ...fourthQuestions, ...fifthQuestions, ...sixthQuestions];
  test("of all of them, twenty-four in twenty-five find what is meant first", () => {
    const wrong = wrongOf(all);
    expect(all.length).toBeGreaterThanOrEqual(790);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(all.length * 0.04);
  });
  test("of no more than one in sixty, Enter opens a page that is not meant", () => {
    const opened = wrongOf(all.filter(([asked]) => search.find(asked).isWhole));
    expect(opened.length, opened.join("\n")).toBeLessThanOrEqual(all.length / 60);
  });
  test("of those of people who knew nothing of the search, eleven in twelve do, and of no more than one in forty a page opens that is not meant", () => {
    const wrong = wrongOf(blindQuestions);
    expect(blindQuestions.length).toBeGreaterThanOrEqual(470);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(blindQuestions.length / 12);
    const opened = wrongOf(blindQuestions.filter(([asked]) => search.find(asked).isWhole));
    expect(opened.length, opened.join("\n")).toBeLessThanOrEqual(blindQuestions.length / 40);
  });
  test("where drafts are shown, nine in ten find it in what is in force or in the draft beside it", () => {
    const wrong = wrongOf(all, drafted);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(all.length / 10);
    expect(drafted.find("p01r18").jumps[0]).toMatchObject({ title: "18. Menganalisis gangguan", status: "draft" });
    expect(drafted.find("p01r8").jumps[0]).toMatchObject({ title: "8. Salam Penutup", status: "effective" });
  });
  test("what a draft says like what is in force is found there alone", () => {
    const guides = (of: JumpSearch, asked: string) => of.find(asked).jumps.filter(({ title }) => title === "Pengembalian Laptop");
    expect(guides(drafted, "balikin laptop").map(({ status }) => status)).toEqual(["effective"]);
    expect(drafted.find("ingatkan peminjam").jumps[0]).toMatchObject({ title: "6. Mengingatkan peminjam", status: "draft" });
    const services = drafted.services().map(({ title, note }) => `${note} ${title}`);
    expect(services).toEqual([...new Set(services)]);
  });
  test("of those that one step answers, four in five lead to that step or to a guide as wide as the question", () => {
    const wrong = wrongOf(stepQuestions);
    expect(stepQuestions.length).toBeGreaterThanOrEqual(45);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(stepQuestions.length / 5);
  });
  test.each<[asked: string, right: RegExp]>([
    ["daftar induk", /^registers\/documents\/$/],
    ["master list", /^registers\/documents\/$/],
    ["masa simpan", /^registers\/records\/$/],
    ["retention", /^registers\/records\/$/],
    ["register kpi", /^registers\/kpi\/$/],
    ["glosarium", /^registers\/terms\/$/],
    ["external documents", /^registers\/external\/$/],
    ["daftar distribusi salinan", /^registers\/copies\/$/],
    ["matriks klausul", /^registers\/clauses\/$/],
    ["iso 9001", /^registers\/clauses\/#iso-9001_3a2015-8.2.1$/i],
    ["8.2.1", /^registers\/clauses\/#iso-9001_3a2015-8.2.1$/i],
    ["ISO 8.5.1", /^registers\/clauses\/#iso-9001_3a2015-8.5.1$/i],
    ["klausul 8.5.1", /^registers\/clauses\/#iso-9001_3a2015-8.5.1$/i],
    ["istilah", /^registers\/terms\/$/],
    ["raci", /^registers\/raci\/$/],
    ["riwayat", /^history\/$/],
    ["periksa cetakan", /^verify\/$/],
    ["peta dokumen", /^map\/$/],
  ])("“%s” opens one of the portal's own lists", (asked, right) => {
    const { jumps, isWhole } = search.find(asked);
    expect(jumps[0]?.address).toMatch(right);
    expect(isWhole).toBe(true);
  });
  test.each<[asked: string, address: string, status: string]>([
    ["P-51 rev 02", "RK.MLF.CTH.P-51/rev-02/", "cancelled"],
    ["P-51 revisi 1", "RK.MLF.CTH.P-51/rev-01/", "superseded"],
    ["revisi no. 1 P-51", "RK.MLF.CTH.P-51/rev-01/", "superseded"],
    ["RK.MLF.CTH.P-51 Rev.01", "RK.MLF.CTH.P-51/rev-01/", "superseded"],
    ["p51 rev1", "RK.MLF.CTH.P-51/rev-01/", "superseded"],
    ["cth p 51 rev 1", "RK.MLF.CTH.P-51/rev-01/", "superseded"],
    ["P-51 rev 03", "RK.MLF.CTH.P-51/", "effective"],
    ["w53 rev 1", "RK.MLF.CTH.W-53/rev-01/", "scheduled"],
  ])("“%s” opens that revision", (asked, address, status) => {
    const { jumps, isWhole } = search.find(asked);
    expect(jumps[0]).toMatchObject({ kind: "document", address, status });
    expect(isWhole).toBe(true);
  });
  test.each(["8", "2", "8.", "q", "t"])("“%s” is only begun, and opens no clause and no guide", (asked) => {
    expect(search.find(asked)).toMatchObject({ isWhole: false, isAlone: true });
  });
  test.each([
    ["p01 rev 4", "IN.OCC.TELK.P-01/"],
    ["P-51 rev 09", "RK.MLF.CTH.P-51/"],
    ["P-51 rev 02 03", "RK.MLF.CTH.P-51/rev-02/"],
    ["apa bedanya P-51 rev 01", "RK.MLF.CTH.P-51/rev-01/"],
    ["P-51 revisi terbaru", "RK.MLF.CTH.P-51/"],
  ])("“%s” comes near to /%s, and opens nothing", (asked, address) => {
    const { jumps, isWhole } = search.find(asked);
    expect(jumps[0]?.address).toBe(address);
    expect(isWhole).toBe(false);
  });
  test("a list is called as the reader's language has it", () => {
    expect(new JumpSearch(index, "en").find("daftar induk").jumps[0]?.title).toBe("Master list of documents");
    expect(new JumpSearch(index, "id").find("master list").jumps[0]?.title).toBe("Daftar Induk Dokumen");
  });
  test.each<[error: string, least: number, typed: (word: string, at: number) => string]>([
    ["a letter missing", 0.88, (word, at) => word.slice(0, at) + word.slice(at + 1)],
    ["two letters swapped", 0.89, (word, at) => word.slice(0, at - 1) + word[at] + word[at - 1] + word.slice(at + 1)],
    ["a letter doubled", 0.91, (word, at) => word.slice(0, at) + word[at] + word.slice(at)],
    ["the first vowel missing", 0.9, (word) => word[0] + word.slice(1).replace(/[aiueo]/, "")],
  ])("with %s in its longest word, at least %d of all find what is meant", (_, least, typed) => {
    const asked = all.map(([question, right], number): Question => {
      const [longest = ""] = question.match(/\b[a-z]{4,}\b/gi)?.sort((a, b) => b.length - a.length) ?? [];
      return [question.replace(longest, longest && typed(longest, 2 + (number % (longest.length - 2)))), right];
    });
    const wrong = wrongOf(asked);
    expect(1 - wrong.length / all.length, wrong.join("\n")).toBeGreaterThanOrEqual(least);
  });
  test.each(otherTopics)("“%s” is another topic: nothing opens", (asked) => {
    expect(search.find(asked).isWhole).toBe(false);
  });
  test.each<[kind: string, asked: string, right: RegExp]>([
    ["a vowel left out of a short word, told by the word beside it", "hrd complain", HARD],
    ["the same of the second word", "call bck", OUTBOUND],
    ["the same in Indonesian", "ganti pket", SERVICES],
    ["ng written as g", "psg baru", SERVICES],
    ["two letters that changed places", "pkaet", SERVICES],
    ["f heard as p", "nomor ga aktip", OUTBOUND],
    ["half a word, and that mistyped", "outbon", OUTBOUND],
    ["an ending after a word without its vowel", "kmbaliin laptop", /pengembalian-laptop/],
    ["a loanword with -er, spelt as it is heard", "spamer", /W-21/],
    ["a loanword with -ing", "spaming di ig", /W-21/],
    ["what is said twice, with a 2", "cust marah2", HARD],
    ["spoken verbs: ng- for meng-", "pelanggan ngancem viral", /W-10/],
    ["one word of a title", "penutup", /#s(?:8|30|44|68)$/],
    ["where it is tells less than what it is", "iklan di kolom komentar", /W-21/],
    ["a particle says nothing", "telp pln dong", NUMBERS],
    ["a no, and a thing that may break", "ga ada siaran tv", COMPLAINT],
    ["half a word that only callers say", "customer ngam", HARD],
    ["the vowels of speech", "naekin speed", SERVICES],
    ["any superior asked for in any way", "cust minta spv", HARD],
    ["two words as one, though an application is called so", "callback", OUTBOUND],
    ["of two letters, what makes a phrase with the word beside them", "lp password", PASSWORD],
    ["what only begins a word, but makes a phrase", "salah org", CALLS],
    ["of a phrase, what is left without its silent words says less", "salah orang", CALLS],
    ["all the words of a step's title, though a guide has the number as its name", "ngalihin ke 147", /layanan-108\/#s6$/],
    ["advertising where people write", "promo spam di fb", /W-21/],
    ["a nasal left out before a consonant, and an amount that names no tier", "pjm laptop 2 hari", /peminjaman-laptop/],
    ["an RC before its document", "r24 p01", /P-01.*#s24$/],
    ["the same in words", "langkah 12 p01", /P-01.*#s12$/],
    ["what a thing is asked as: a term", "definisi hard complaint", /terms\/#hard-complaint$/],
    ["the same: an indicator", "kpi data lengkap", /kpi\/#kelengkapan-data$/],
    ["the same: any document is one", "prosedur komplain pelanggan", COMPLAINT],
    ["half of a name", "siska", /applications\/#i-siska$/],
    ["two words begun as one", "hardcomp", /W-10|#s24|terms\/#hard-complaint$/],
    ["a code among other words", "salah sambung W-18", /W-18.*panggilan-keluar/],
    ["the same, of words that stand nowhere in it", "pengganti W-52", /W-52\/$/],
    ["an RC after the word", "RC P-51_R8", /P-51.*#s8$/],
    ["a no at the end asks", "tiket boleh ditutup gak", /#s5[01]$|#s11$|outbound/],
    ["what did not happen tells more than what it is about", "pasang baru belum selesai juga", COMPLAINT],
    ["whom all is about, between the words of a phrase", "data plg gk cocok", /layanan-147\/(?:#s1[23])?$/],
    ["re- before a verb", "re-escalate", /#s52|W-10|#s27/],
    ["words of the regions", "lali pasword", PASSWORD],
    ["a step that says all of it, before its guide that is called less", "balasan ganti rugi", /W-20.*#s10$/],
    ["a guide that is called all of it, before its steps", "gangguan internet", /tier-1-komplain\/$/],
    ["a step's title, as others call it", "alihkan ke 147", /layanan-108\/#s6$/],
    ["what is not, by the step that asks for it", "laptop tidak tersedia", /W-51.*#s2$/],
    ["two words of one group are one thing", "nmbah minipack", SERVICES],
    ["what somebody has, in -ku and -nya", "pelanggannya ngamuk", HARD],
    ["a prefix before e", "mengeskalasi ulang", /#s52$/],
    ["half a word before another", "eskal ulang", /outbound/],
    ["an application by what it is for", "aplikasi pemeriksaan profil pelanggan", /#i-siska$/],
    ["a term by what it means", "definisi penawaran produk pengganti", /#cross-selling$/],
    ["a document held elsewhere, by the end of its code", "S-11", /^registers\/external\/#in\.qcc\.telk\.s-11$/],
    ["the same by its title", "standar penilaian parameter layanan social media", /^registers\/external\/#in\.qcc\.telk\.s-11$/],
    [
      "the same by some words of it, before a guide called by one of them",
      "standar penilaian call 147",
      /^registers\/external\/#in\.qcc\.telk\.s-03$/,
    ],
    ["a no before what somebody is, and what is explained", "customer not happy with explanation", /#s23$/],
    ["what agents work with, when it fails", "sistem down", /#s25$/],
    ["a superior one is connected to", "user minta disambungin ke tl", HARD],
  ])("%s: “%s”", (_, asked, right) => {
    expect(search.find(asked).jumps[0]?.address).toMatch(right);
  });
  test.each(["tmu wifi", "padang", "outbon"])("“%s” may be many a word: it is offered, and not opened", (asked) => {
    const { jumps, isWhole } = search.find(asked);
    expect(jumps).not.toEqual([]);
    expect(isWhole).toBe(false);
  });
  test("what only a name's meaning mentions is offered, and opened where such a name is asked for", () => {
    expect(search.find("fastel").isWhole).toBe(false);
    const { jumps, isWhole } = search.find("aplikasi fastel");
    expect(jumps[0]?.title).toBe("Webcare");
    expect(isWhole).toBe(true);
  });
  test("of those no words were added for, as many as when they were asked with this ranking", () => {
    const wrong = wrongOf(heldOut);
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(9);
  });
  test("of a thousand documents that say nearly the same, nine in ten questions find one that is meant", () => {
    const made = madeIndex(1000);
    const among = new JumpSearch(made);
    const wrong = madeQuestions.flatMap(([asked, right]) => {
      const address = among.find(asked).jumps[0]?.address;
      const title = made.documents.find((document) => address?.startsWith(document.address))?.title ?? "nothing";
      return right.test(title) ? [] : [`${asked} → ${title}`];
    });
    expect(wrong.length, wrong.join("\n")).toBeLessThanOrEqual(madeQuestions.length / 10);
  });
  test.each(["qxqxqx", "resep nasi goreng", "ramalan cuaca besok", "skor pertandingan bola"])(
    "“%s” is not here, and nothing is found instead",
    (asked) => {
      expect(search.find(asked)).toEqual({ jumps: [], isWhole: false });
    },
  );
  test.each(["wifi rumah tetangga", "harga emas"])("“%s” has words that are known: what comes near answers nothing", (asked) => {
    expect(search.find(asked).isWhole).toBe(false);
  });
  test.each(["internet saya wafat", "modemnya kesurupan", "telepon kerasukan"])(
    "“%s”: whatever is said of what may break, something is wrong with it",
    (asked) => {
      const { jumps, isWhole } = search.find(asked);
      expect(jumps[0]?.address).toContain("147-tier-1-komplain");
      // It was guessed: nothing opens by itself.
      expect(isWhole).toBe(false);
    },
  );
  test("a story with many words that nobody knows is still answered by the one that is known", () => {
    expect(search.find("kabel di depan rumah putus kena truk").jumps[0]?.address).toContain("147-tier-1-komplain");
  });
  test("a step is found by its time limit and by what may fail in it", () => {
    expect(search.find("1x24").jumps.map(({ address }) => address)).toContainEqual(expect.stringMatching(/tier-2-outbound\/#s46$/));
    const step = index.documents.flatMap(({ flows = [] }) => flows.flatMap(({ steps }) => steps)).find(([number]) => number === 47);
    expect(step?.[2]).toContain("tidak aktif");
  });
  test("a code is found in words, without its noughts, and no other that only ends alike", () => {
    const [first] = index.documents;
    const coded = (code: string) => ({ ...first, code, address: code, title: "Prosedur", flows: [] }) as (typeof index.documents)[number];
    const of = new JumpSearch({ ...index, documents: ["HAVN/P-001", "HAVN/P-011", "HAVN/SP-001", "HAVN/W-001"].map(coded) });
    const codes = (asked: string) => of.find(asked).jumps.flatMap(({ kind, address }) => (kind === "document" ? [address] : []));
    for (const asked of ["havn p 1", "p 1", "P1", "havn/p-01", "HAVN P 001", "p-1"]) expect(codes(asked)[0], asked).toBe("HAVN/P-001");
    expect(codes("havn p 1")).toEqual(["HAVN/P-001"]);
    expect(codes("havn p 11")[0]).toBe("HAVN/P-011");
    expect(codes("havn sp 1")[0]).toBe("HAVN/SP-001");
    expect(search.find("p 51 r 3").jumps[0]?.address).toMatch(/RK\.MLF\.CTH\.P-51.*#s3$/);
    expect(search.find("telk p 1 r 8").jumps[0]?.address).toMatch(/IN\.OCC\.TELK\.P-01.*#s8$/);
    // What is no code is asked in words.
    expect(search.find("tier 2").jumps[0]?.address).toContain("tier-2");
  });
  test("made piece by piece it finds the same, and whatever else happens has its turn between", async () => {
    const made = { ...index, documents: [...index.documents, ...madeIndex(1000).documents] };
    const whole = new JumpSearch(made);
    let turns = 0;
    const turn = setInterval(() => turns++);
    const pieces = await JumpSearch.readyFor(made);
    clearInterval(turn);
    expect(turns).toBeGreaterThan(1);
    for (const [asked] of questions) expect(pieces.find(asked), asked).toEqual(whole.find(asked));
  });
  test("a library's own words are taken beside the shipped ones", () => {
    const own = new JumpSearch({ ...index, synonyms: [...index.synonyms, ["bolot", "gangguan"]] });
    expect(search.find("bolot").jumps).toEqual([]);
    expect(own.find("bolot").jumps[0]?.address).toContain("147-tier-1-komplain");
  });
});
