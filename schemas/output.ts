import * as z from "zod";
import { checkReport, severity } from "./finding.ts";
import { anyLanguage } from "./local-text.ts";
import { importAnswer, importedFlowAnswer, surveyAnswer } from "./output-import.ts";
import { buildAnswer, exportAnswer, placesAnswer, referencesAnswer, registerAnswer, verifyAnswer } from "./output-library.ts";
import { changeAnswer, faultAnswer } from "./output-parts.ts";
import { diffAnswer, flowAnswer, showAnswer, undrawnAnswer } from "./output-texts.ts";

const count = z.int().nonnegative();
/** A text by language. */
const said = z.record(z.string(), z.string());

const rule = z.strictObject({
  /** Its id, permanent. @id Id-nya, tetap. */
  id: z.string(),
  /** Its name: what must hold. @id Namanya: yang harus dipenuhi. */
  name: z.string(),
  /** What it looks at. @id Yang diperiksanya. */
  scope: z.string(),
  /** The version it came with. @id Sejak versi mana. */
  since: z.string(),
  /** How severe it is, where it is looked at: in drafts, in issued texts. @id Tingkatnya bila diperiksa: dalam draf, dalam teks terbit. */
  severity: z.record(z.string(), severity),
  /** What must hold, in words. @id Yang harus dipenuhi, dengan kata. */
  summary: said,
  /** Why it matters. @id Mengapa penting. */
  why: said,
  /** Texts it is broken and kept by, with what is said of them. @id Contoh yang melanggar dan yang memenuhi, dengan laporannya. */
  examples: z.array(z.looseObject({})),
});

const listedTopic = z.strictObject({
  /** What it is asked by. @id Namanya, untuk `sop docs`. */
  name: z.string(),
  /** Its title. @id Judulnya. */
  title: z.string(),
});

const topic = z.strictObject({
  /** What it is asked by. @id Namanya, untuk `sop docs`. */
  name: z.string(),
  /** Its title. @id Judulnya. */
  title: z.string(),
  /** The page (Markdown). @id Halamannya (Markdown). */
  text: z.string(),
  /** The language it is written in, where that is not the one asked for. @id Bahasanya, bila bukan yang diminta. */
  writtenIn: anyLanguage.optional(),
});

const opened = z.strictObject({
  /** The page's address. @id Alamat halamannya. */
  address: z.string(),
});

const qualification = z.strictObject({
  /** Each case with what was expected and seen. @id Setiap kasus dengan yang diharapkan dan yang terlihat. */
  cases: z.array(
    z.strictObject({
      /** What it tries. @id Yang diuji. */
      group: z.enum(["rules", "library", "flows", "registers", "digests"]),
      /** Of what. @id Pokoknya. */
      subject: z.string(),
      /** The case. @id Kasusnya. */
      title: said,
      /** What must be seen, line by line. @id Yang harus terlihat, baris demi baris. */
      expected: z.array(z.string()),
      /** What was seen. @id Yang terlihat. */
      seen: z.array(z.string()),
    }),
  ),
  /** The tool's version. @id Versi alat. */
  version: z.string(),
  /** When it was run. @id Kapan dijalankan. */
  time: z.iso.datetime(),
  /** Where it was run. @id Di mana dijalankan. */
  environment: z.record(z.string(), z.string()),
  /** How many cases failed. @id Banyaknya kasus yang gagal. */
  failed: count,
});

const version = z.strictObject({
  /** The tool's version. @id Versi alat. */
  version: z.string(),
  /** The version of Node.js that runs it. @id Versi Node.js yang menjalankannya. */
  node: z.string(),
});

const script = z.strictObject({
  /** The shell. @id Shell-nya. */
  shell: z.string(),
  /** Its script. @id Skripnya. */
  script: z.string(),
});

const setup = z.strictObject({
  /** In bash. @id Di bash. */
  bash: z.string(),
  /** In zsh. @id Di zsh. */
  zsh: z.string(),
  /** In PowerShell. @id Di PowerShell. */
  powershell: z.string(),
});

/** What a command prints with `--json`. */
export interface OutputForm {
  title: { en: string; id: string };
  /** The commands that print it. */
  commands: readonly string[];
  schema: z.ZodType;
}

const acts = ["admit", "annul", "approve", "bump", "cancel", "copies", "correct", "init", "issue", "new", "reinstate", "reject"] as const;
const further = ["rename", "renumber", "review", "transcribe", "withdraw"] as const;

/** Every form of `--json`, by the name it has in `schemas/json/output.schema.json`. A command that may print several has each. */
export const outputForms: Readonly<Record<string, OutputForm>> = {
  fault: { title: { en: "A fault", id: "Kesalahan" }, commands: [], schema: faultAnswer },
  change: { title: { en: "A change", id: "Perubahan" }, commands: [...acts, ...further], schema: changeAnswer },
  findings: { title: { en: "Findings", id: "Temuan" }, commands: ["check", "gate"], schema: checkReport },
  register: { title: { en: "A register", id: "Register" }, commands: ["list"], schema: registerAnswer },
  show: { title: { en: "A revision", id: "Revisi" }, commands: ["show"], schema: showAnswer },
  diff: { title: { en: "What changed", id: "Yang berubah" }, commands: ["diff"], schema: diffAnswer },
  references: { title: { en: "A document's references", id: "Rujukan dokumen" }, commands: ["refs"], schema: referencesAnswer },
  places: { title: { en: "Where an RC or a term stands", id: "Tempat RC atau istilah" }, commands: ["refs"], schema: placesAnswer },
  flow: { title: { en: "A flow", id: "Alur" }, commands: ["flow"], schema: flowAnswer },
  undrawn: { title: { en: "A flow that can't be drawn", id: "Alur yang tidak dapat digambar" }, commands: ["flow"], schema: undrawnAnswer },
  verification: { title: { en: "What was verified", id: "Yang diperiksa" }, commands: ["verify"], schema: verifyAnswer },
  imported: { title: { en: "Documents brought in", id: "Dokumen yang dimasukkan" }, commands: ["import"], schema: importAnswer },
  importedFlow: { title: { en: "A flow brought in", id: "Alur yang dimasukkan" }, commands: ["import"], schema: importedFlowAnswer },
  survey: { title: { en: "A survey", id: "Survei" }, commands: ["import"], schema: surveyAnswer },
  exported: { title: { en: "Files that were exported", id: "Berkas yang diekspor" }, commands: ["export"], schema: exportAnswer },
  built: { title: { en: "A portal that was built", id: "Portal yang disusun" }, commands: ["build"], schema: buildAnswer },
  qualification: { title: { en: "A qualification", id: "Kualifikasi" }, commands: ["qualify"], schema: qualification },
  rule: { title: { en: "A rule", id: "Aturan" }, commands: ["explain"], schema: rule },
  rules: { title: { en: "All rules", id: "Semua aturan" }, commands: ["explain"], schema: z.array(rule) },
  topic: { title: { en: "A page of the documentation", id: "Halaman dokumentasi" }, commands: ["docs"], schema: topic },
  topics: { title: { en: "All pages", id: "Semua halaman" }, commands: ["docs"], schema: z.array(listedTopic) },
  opened: { title: { en: "A page that was opened", id: "Halaman yang dibuka" }, commands: ["docs"], schema: opened },
  version: { title: { en: "The tool's version", id: "Versi alat" }, commands: ["version"], schema: version },
  script: { title: { en: "Completion of a shell", id: "Pelengkapan shell" }, commands: ["autocomplete"], schema: script },
  setup: {
    title: { en: "How each shell is set up", id: "Cara memasangnya di tiap shell" },
    commands: ["autocomplete"],
    schema: setup,
  },
  words: { title: { en: "Words that fit", id: "Kata yang cocok" }, commands: ["autocomplete"], schema: z.array(z.string()) },
};
