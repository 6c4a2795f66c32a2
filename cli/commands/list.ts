import { Args, Flags } from "@oclif/core";
import { printJson } from "../../core/document/prose/visible-text.ts";
import { fold } from "../../core/document/words/fold.ts";
import { nearest } from "../../core/document/words/nearest.ts";
import type { Library } from "../../core/library/library.ts";
import { makeRegister, registerKinds, registerNames } from "../../core/library/registers/index.ts";
import type { Register, RegisterKind, Row } from "../../core/library/registers/register.ts";
import { cellText } from "../../core/library/registers/register.ts";
import { lastActOf, withoutDrafts } from "../../core/library/without-drafts.ts";
import { UsageError } from "../../core/usage-error.ts";
import { languages } from "../../schemas/local-text.ts";
import { csvSeparatorFlag, formerly, LookCommand, type LookFlags, todayOf } from "../base-command.ts";
import { both } from "../both.ts";
import { writeOutput } from "../files/write-output.ts";
import { cellValue } from "../report/register/cell-text.ts";
import { csvRegister } from "../report/register/csv.ts";
import { jsonRegister } from "../report/register/json.ts";
import { makeXlsx } from "../report/register/make-xlsx.ts";
import { markdownRegister } from "../report/register/markdown.ts";
import { tableRegister } from "../report/register/table.ts";

const formats = ["table", "csv", "json", "markdown", "xlsx"] as const;

export default class List extends LookCommand {
  static override summary = both({
    en: "registers as of a day: the master list and others",
    id: "register per tanggal: daftar induk dan lainnya",
  });
  static override examples = ["sop list", "sop list records --format csv", "sop list documents --where type=W --date 2020-01-01"];
  static override args = {
    register: Args.string({
      description: both({
        en: `one of ${registerNames.join(", ")} (default: documents)`,
        id: `salah satu dari ${registerNames.join(", ")} (bawaan: documents)`,
      }),
    }),
  };
  static override flags = {
    format: Flags.option({ options: formats, default: "table" })({ summary: both({ en: "how it is written", id: "bentuk penulisan" }) }),
    where: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "KEY=TEXT",
      summary: both({
        en: "only rows whose column is or holds the text, such as status=effective or title=penanganan",
        id: "hanya baris yang kolomnya berisi atau memuat teks itu, misalnya status=effective atau title=penanganan",
      }),
    }),
    "csv-separator": csvSeparatorFlag,
    out: Flags.string({ ...formerly("output"), helpValue: "FILE", summary: both({ en: "write to a file", id: "tulis ke berkas" }) }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(List);
    const kind = kindNamed(args.register ?? "documents");
    const read = await (kind.ofFigures ? this.readAll(flags) : this.lookAt(flags));
    const isPast = await this.#isPast(read.library, flags);
    const library = isPast ? withoutDrafts(read.library) : read.library;
    const whole = makeRegister(kind, library);
    if (read.library.files.length === 0 && whole.rows.length === 0) this.sayEmpty(await this.libraryFolder(flags));
    for (const condition of flags.where ?? []) this.#sayNone(whole, condition);
    const register = (flags.where ?? []).reduce((narrowed, condition) => narrow(narrowed, condition), whole);
    const data = jsonRegister(register, library.date, this.language);
    if (this.jsonEnabled()) return data;
    if (flags.format === "xlsx") {
      if (flags.out === undefined && process.stdout.isTTY) {
        throw new UsageError(
          { en: "A workbook can't be shown on a terminal.", id: "Buku kerja Excel tidak dapat ditampilkan di terminal." },
          { en: "Name a file with --out register.xlsx.", id: "Sebutkan berkas dengan --out register.xlsx." },
        );
      }
      await writeOutput(flags.out, await makeXlsx(register, this.language));
      return data;
    }
    const width = flags.out === undefined && process.stdout.isTTY ? process.stdout.columns || undefined : undefined;
    const texts = {
      table: () => tableRegister(register, { date: library.date, isPast, language: this.language, colour: this.canColour(flags), width }),
      csv: () => csvRegister(register, this.language, flags["csv-separator"]),
      json: () => `${printJson(data, 2)}\n`,
      markdown: () => markdownRegister(register, this.language),
    };
    await writeOutput(flags.out, texts[flags.format]());
    return data;
  }

  /** A value that no row has may be misspelt: what there is is said, or nothing found looks like nothing there. */
  #sayNone(whole: Register, condition: string): void {
    if (whole.rows.length === 0 || narrow(whole, condition).rows.length > 0) return;
    const { key } = columnOf(whole, condition);
    const held = whole.rows.map(({ cells }) => String(cellValue(cells[key]))).filter((value) => value !== "");
    const values = [...new Set(held)].sort();
    const some = `${values.slice(0, MOST_VALUES).join(", ")}${values.length > MOST_VALUES ? ", …" : ""}`;
    this.notice({
      en: `No row has --where ${condition}${some === "" ? "" : `; under ${key} stand ${some}`}.`,
      id: `Tidak ada baris dengan --where ${condition}${some === "" ? "" : `; di kolom ${key} ada ${some}`}.`,
    });
  }

  /** What was a draft on a day before the last act is written down nowhere: today's are not listed as that day's. */
  async #isPast(library: Library, flags: LookFlags): Promise<boolean> {
    const last = lastActOf(library);
    return last !== undefined && library.date < last && library.date < (await todayOf(await this.libraryFolder(flags)));
  }
}

function kindNamed(name: string): RegisterKind {
  const kind = registerKinds.find((known) => known.name === name);
  if (kind) return kind;
  const guess = nearest(name, registerNames);
  throw new UsageError(
    { en: `There is no register “${name}”.`, id: `Tidak ada register “${name}”.` },
    guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : { en: `What there is: ${registerNames.join(", ")}.`, id: `Yang ada: ${registerNames.join(", ")}.` },
  );
}

/** So many values of a column are named at most. */
const MOST_VALUES = 10;

/** The column that a condition names. @throws UsageError where it names none */
function columnOf(register: Register, condition: string): Register["columns"][number] {
  const at = condition.indexOf("=");
  const named = condition.slice(0, at);
  const key = named.startsWith(`${register.name}.`) ? named.slice(register.name.length + 1) : named;
  const column = register.columns.find((own) => own.key === key);
  if (at >= 1 && column) return column;
  const keys = register.columns.map((own) => own.key);
  const guess = at < 1 ? undefined : nearest(key, keys);
  const meant = guess && `${guess}${condition.slice(at)}`;
  throw new UsageError(
    {
      en: `“--where ${condition}” names no column; expected KEY=TEXT with one of ${keys.join(", ")}.`,
      id: `“--where ${condition}” tidak menyebut kolom; yang diharapkan KEY=TEXT dengan salah satu dari ${keys.join(", ")}.`,
    },
    meant ? { en: `Did you mean --where ${meant}?`, id: `Maksudnya --where ${meant}?` } : undefined,
  );
}

/** Rows whose column holds the text or is the identifier, whatever the capitals: `status=effective`, `documents.status=berlaku`, `type=W`. */
function narrow(register: Register, condition: string): Register {
  const column = columnOf(register, condition);
  const { key } = column;
  const wanted = fold(condition.slice(condition.indexOf("=") + 1));
  // Words stand for an identifier as a whole: “type=W” is not every name with a w in it, whether or not there is such a row.
  const isIn = column.inWords ? (text: string) => inWholeWords(fold(text), wanted) : (text: string) => fold(text).includes(wanted);
  const holds = ({ cells }: Row) =>
    fold(String(cellValue(cells[key]))) === wanted || languages.some((language) => isIn(cellText(cells[key], language)));
  return { ...register, rows: register.rows.filter(holds) };
}

function inWholeWords(text: string, wanted: string): boolean {
  const words = (of: string) =>
    ` ${of
      .split(/[^\p{L}\p{N}-]+/u)
      .join(" ")
      .trim()} `;
  return wanted !== "" && words(text).includes(words(wanted));
}
