import type { Readable, Writable } from "node:stream";
import { confirm, intro, isCancel, note, select, text } from "@clack/prompts";
import { guessCodes, lettersFor } from "../../core/acts/start/guess-codes.ts";
import type { CiHost } from "../../core/acts/start/host-files.ts";
import { quoted } from "../../core/acts/start/next-commands.ts";
import type { PublicKey, StartAnswers, StartPlace } from "../../core/acts/start/start-settings.ts";
import { type TemplateId, templateIds, templates, typesOf } from "../../core/acts/start/templates.ts";
import { compileCodeScheme } from "../../core/document/codes/code-scheme.ts";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { counted } from "../../core/document/words/counted.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { type LibrarySettings, librarySettings, type Person } from "../../schemas/library-settings.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { readPerson } from "./read-answers.ts";
import { readPublicKey, usualKey } from "./read-keys.ts";

/** Everything `sop init` wants to know; what a flag said is not asked again. */
export type Asked = Partial<StartAnswers> & { directory?: string | undefined; git?: boolean | undefined; ci?: CiHost | "none" | undefined };

/** Where the questions are asked, and what was seen there. */
export interface Asking {
  /** The language spoken until another is chosen. */
  language: Language;
  /** True where `--lang` said so: it stays. */
  isLanguageFixed: boolean;
  /** The folder proposed. */
  directory: string;
  isRepository: boolean;
  hasGit: boolean;
  ci: CiHost | undefined;
  /** Word files that lie here, and where. */
  wordFiles: StartPlace["wordFiles"];
  /** The machine's own zone. */
  timeZone: string;
  streams?: { input: Readable; output: Writable };
}

/** Ctrl+C at a question: nothing was begun. */
export class Cancelled extends Error {}

/** Asks at the terminal what flags left open. @throws Cancelled on Ctrl+C */
export async function askStart(given: Asked, asking: Asking): Promise<Asked> {
  const io = asking.streams ?? { input: process.stdin, output: process.stderr };
  const language =
    given.language ??
    (await answered(
      select<Language>({
        ...io,
        message: "Bahasa dokumen? / Which language are the documents in?",
        options: [
          { value: "id", label: "Bahasa Indonesia" },
          { value: "en", label: "English" },
        ],
        initialValue: asking.language,
      }),
    ));
  const dialog = new Dialog(io, asking.isLanguageFixed ? asking.language : language);
  dialog.greet(asking);
  const directory = given.directory ?? (await dialog.line(questions.directory, { initial: asking.directory, check: dialog.needed }));
  const git = asking.isRepository || !asking.hasGit ? false : (given.git ?? (await dialog.yes(questions.git, true)));
  const organisation = given.organisation ?? (await dialog.line(questions.organisation, { check: dialog.needed }));
  const timeZone = given.timeZone ?? (await dialog.zone(asking.timeZone));
  const template = given.template ?? (await dialog.template());
  const examples = given.examples ?? (await dialog.examples(template));
  const holders = given.holders ?? (await dialog.holders(given.roles ?? templates[template].roles));
  const people = given.people ?? (await dialog.people());
  const signatures = given.signatures ?? ((await dialog.yes(questions.signatures, false)) ? "required" : "optional");
  const keys = given.keys ?? (await dialog.keys(people));
  const ci = given.ci ?? (asking.isRepository || git ? await dialog.ci(asking.ci) : "none");
  return {
    language,
    directory,
    git,
    organisation,
    timeZone,
    template,
    examples,
    roles: given.roles,
    holders,
    people,
    keys,
    signatures,
    ci,
  };
}

/** An answer, or the end of it all. */
async function answered<T>(value: Promise<T>): Promise<Exclude<T, symbol>> {
  const got = await value;
  if (isCancel(got)) throw new Cancelled();
  return got as Exclude<T, symbol>;
}

/** The questions, each asked in one language. */
class Dialog {
  readonly #io: { input: Readable; output: Writable };
  readonly #language: Language;

  constructor(io: { input: Readable; output: Writable }, language: Language) {
    this.#io = io;
    this.#language = language;
  }

  greet({ wordFiles, hasGit }: Asking): void {
    intro(pick(questions.intro, this.#language), this.#io);
    if (!hasGit) note(pick(questions.noGit, this.#language), undefined, this.#io);
    if (wordFiles) note(pick(questions.word(wordFiles), this.#language), undefined, this.#io);
  }

  readonly needed = (typed: string) => (typed === "" ? pick(questions.needed, this.#language) : undefined);

  async line(question: LocalText, { initial, hint, check }: LineOptions = {}): Promise<string> {
    const typed = await answered(
      text({
        ...this.#io,
        message: pick(question, this.#language),
        ...(initial === undefined ? {} : { initialValue: initial }),
        ...(hint === undefined ? {} : { placeholder: hint }),
        validate: (written) => check?.((written ?? "").trim()),
      }),
    );
    return (typed ?? "").trim();
  }

  async yes(question: LocalText, initialValue: boolean): Promise<boolean> {
    const [active, inactive] = pick({ en: ["Yes", "No"], id: ["Ya", "Tidak"] }, this.#language);
    return answered(confirm({ ...this.#io, message: pick(question, this.#language), initialValue, active, inactive }));
  }

  async #choose<Value extends string>(question: LocalText, options: readonly [Value, string][], initialValue?: Value): Promise<Value> {
    const listed = options.map(([value, label]) => ({ value: value as string, label }));
    const message = pick(question, this.#language);
    return (await answered(select<string>({ ...this.#io, message, options: listed, ...(initialValue && { initialValue }) }))) as Value;
  }

  async zone(machine: string): Promise<string> {
    const zones = [...new Set(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", machine])];
    const other: [string, string] = ["", pick(questions.otherZone, this.#language)];
    const chosen = await this.#choose(questions.zone, [...zones.map((zone): [string, string] => [zone, zone]), other]);
    const check = (typed: string) =>
      librarySettings.safeParse({ organisation: "-", timeZone: typed }).success ? undefined : pick(questions.noZone, this.#language);
    return chosen === "" ? this.line(questions.whichZone, { check }) : chosen;
  }

  async template(): Promise<TemplateId> {
    return this.#choose(
      questions.template,
      templateIds.map((id): [TemplateId, string] => [id, pick(templates[id].name, this.#language)]),
    );
  }

  /** Asked again until what was understood is right. */
  async examples(template: TemplateId): Promise<string[]> {
    for (;;) {
      const typed = await this.line(questions.codes, {
        hint: "IN.OCC.TELK.P-01 IN.OCC.TELK.W-10",
        check: (words) => codesProblem(wordsIn(words), this.#language),
      });
      const examples = wordsIn(typed);
      note(understood(examples, template, this.#language), pick(questions.understood, this.#language), this.#io);
      if (await this.yes(questions.isRight, true)) return examples;
    }
  }

  async holders(roles: LibrarySettings["roles"]): Promise<Record<string, string[]>> {
    const held: Record<string, string[]> = {};
    for (const [role, name] of Object.entries(roles)) {
      const typed = await this.line(questions.holder(pick(name, this.#language)));
      const positions = typed.split(";").map((position) => position.trim());
      if (positions.some((position) => position !== "")) held[role] = positions.filter((position) => position !== "");
    }
    return held;
  }

  async people(): Promise<Person[]> {
    const listed: Person[] = [];
    for (;;) {
      const typed = await this.line(listed.length === 0 ? questions.person : questions.another, {
        hint: pick(questions.personHint, this.#language),
        check: (words) => (words === "" ? undefined : problemOf(() => readPerson(words), this.#language)),
      });
      if (typed === "") return listed;
      listed.push(readPerson(typed));
    }
  }

  /** Of each person with a signer; without keys a library can do until somebody signs. */
  async keys(people: readonly Person[]): Promise<Record<string, PublicKey>> {
    const keys: Record<string, PublicKey> = {};
    for (const { name, signer } of people) {
      if (signer === undefined || keys[signer] !== undefined) continue;
      for (;;) {
        const typed = await this.line(questions.key(name), { hint: usualKey });
        if (typed === "") break;
        try {
          keys[signer] = await readPublicKey(typed);
          break;
        } catch (error) {
          note(problemIn(error, this.#language), undefined, this.#io);
        }
      }
    }
    return keys;
  }

  async ci(seen: CiHost | undefined): Promise<CiHost | "none"> {
    return this.#choose<CiHost | "none">(
      questions.ci,
      [
        ["github", "GitHub"],
        ["gitlab", "GitLab"],
        ["none", pick(questions.noCi, this.#language)],
      ],
      seen ?? "github",
    );
  }
}

interface LineOptions {
  initial?: string;
  hint?: string;
  /** What is wrong with what was typed; undefined where nothing is. */
  check?: (typed: string) => string | undefined;
}

function wordsIn(typed: string): string[] {
  return typed.split(/[\s,;]+/).filter((word) => word !== "");
}

function codesProblem(examples: readonly string[], language: Language): string | undefined {
  return examples.length === 0 ? undefined : problemOf(() => guessCodes(examples), language);
}

function problemOf(make: () => unknown, language: Language): string | undefined {
  try {
    make();
    return undefined;
  } catch (error) {
    return problemIn(error, language);
  }
}

function problemIn(error: unknown, language: Language): string {
  if (!(error instanceof UsageError)) throw error;
  return [error.text, error.suggestion]
    .map((one) => pick(one, language) ?? "")
    .join(" ")
    .trim();
}

/** What codes look like in a library of these examples, one line a kind. */
function understood(examples: readonly string[], id: TemplateId, language: Language): string {
  const guess = examples.length === 0 ? undefined : guessCodes(examples);
  const code = guess?.code ?? { pattern: "{type}-{number}", parts: {}, digits: 2 };
  const template = templates[id];
  const types = typesOf(template, lettersFor(guess?.letters ?? {}, template.letters), { roles: template.roles, holders: {} });
  const { format } = compileCodeScheme(librarySettings.parse({ organisation: "-", code, types }));
  return Object.entries(types)
    .map(([type, { name }]) => visibleText(`${format({ parts: guess?.parts ?? {}, type, number: 1 })}  ${pick(name, language)}`))
    .join("\n");
}

const questions = {
  intro: { id: "Pustaka baru. Ctrl+C berhenti; belum ada yang ditulis.", en: "A new library. Ctrl+C stops; nothing is written yet." },
  noGit: {
    id: "git tidak terpasang di sini. Pustaka dapat dimulai; riwayat, gerbang, dan CI memerlukannya nanti.",
    en: "git is not installed here. A library can begin; its history, the gate and CI need it later.",
  },
  word: ({ count, places }: NonNullable<Asking["wordFiles"]>): LocalText => ({
    id: `Di sini ada ${count} berkas Word. Kode dan peran di dalamnya: npx sop import --survey ${places.map(quoted).join(" ")}\n(tidak menulis apa pun); setelah ini sop import memasukkannya.`,
    en: `${counted(count, "Word file")} here. Which codes and roles they have: npx sop import --survey ${places.map(quoted).join(" ")}\n(it writes nothing); afterwards sop import brings them in.`,
  }),
  needed: { id: "Perlu diisi.", en: "This is needed." },
  directory: { id: "Di folder mana pustaka dibuat?", en: "In which folder shall the library be?" },
  git: {
    id: "Di sini belum ada repositori git, tempat riwayat dan gerbang bekerja. Buat sekarang?",
    en: "There is no git repository here, which history and the gate need. Make one now?",
  },
  organisation: { id: "Nama organisasi sebagaimana tercetak?", en: "The organisation's name, as printed?" },
  zone: {
    id: "Zona waktu mana yang menentukan saat revisi mulai berlaku?",
    en: "In which time zone does a revision come into force at midnight?",
  },
  otherZone: { id: "lainnya", en: "another" },
  whichZone: { id: "Zona waktu IANA, misalnya Asia/Singapore?", en: "Which IANA zone, such as Europe/Berlin?" },
  noZone: { id: "Bukan zona waktu seperti Asia/Jakarta.", en: "Not a time zone such as Asia/Jakarta." },
  template: { id: "Menurut contoh mana dokumen disusun?", en: "After which model are documents made?" },
  codes: {
    id: "Ketik satu atau beberapa kode dokumen Anda (kosong: P-01, W-01, …)",
    en: "Type one or more of your document codes (empty: P-01, W-01, …)",
  },
  understood: { id: "Kode pertama setiap jenis", en: "The first code of each kind" },
  isRight: { id: "Sudah benar?", en: "Is that right?" },
  holder: (role: string): LocalText => ({
    id: `Jabatan yang boleh menandatangani “${role}”? (beberapa dipisah ; kosong: siapa pun)`,
    en: `Which positions may sign “${role}”? (several with ; empty: anyone)`,
  }),
  person: {
    id: "Siapa saja yang menandatangani, satu per satu? (kosong: diisi nanti di library.yaml)",
    en: "Who signs, one by one? (empty: later, in library.yaml)",
  },
  another: { id: "Orang berikutnya? (kosong: selesai)", en: "Who else? (empty: done)" },
  personHint: { id: "Nama; Jabatan; surel", en: "Name; Position; e-mail" },
  key: (name: string): LocalText => ({
    id: `Berkas kunci publik SSH milik ${name}? (kosong: nanti di allowed_signers)`,
    en: `The file of ${name}'s public SSH key? (empty: later, in allowed_signers)`,
  }),
  signatures: {
    id: "Wajibkah setiap persetujuan ditandatangani dengan kunci SSH?",
    en: "Must each approval be signed with an SSH key?",
  },
  ci: {
    id: "Di mana repositori ini disimpan, agar perubahan dinilai di sana?",
    en: "Where is this repository kept, so that changes are judged there?",
  },
  noCi: { id: "tempat lain, atau belum ada", en: "elsewhere, or nowhere yet" },
} as const;
