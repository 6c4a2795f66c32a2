import { type Language, pick } from "../../../languages/language.ts";
import type { DocumentType } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { Document } from "../../document/document.ts";
import { settingsOfType } from "../../document/named-in-settings.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import { reconstructionMarks } from "../../document/reconstructed.ts";
import type { Finding } from "../../finding.ts";
import type { ControlledDocument } from "../../library/library.ts";
import type { PictureDigests } from "../../seal/digest.ts";
import { UsageError } from "../../usage-error.ts";
import type { HeldDigest } from "../write/plan.ts";

/** A draft with everything that approving and issuing it rest on. */
export interface DraftInWork {
  controlled: ControlledDocument;
  document: Document;
  /** Signatures collected in `draft/`. */
  signatures: readonly HeldDigest[];
  pictures: PictureDigests;
  reading: ReadingContext;
  /** Findings of all rules about this draft, as of today. */
  findings: readonly Finding[];
  /** The document as the roles before approved it, where it is known: newest first. */
  approvedStates: readonly Document[];
}

/**
 * The type of a document, which says who signs it.
 * @throws UsageError when its code does not fit the scheme
 */
export function typeOfDraft({ controlled, reading }: Pick<DraftInWork, "controlled" | "reading">): DocumentType {
  const type = settingsOfType(reading.scheme.typeOf(controlled.code), reading.settings);
  if (type) return type;
  throw new UsageError({
    en: `The code “${controlled.code}” does not fit the library's scheme, so it is not known who signs it.`,
    id: `Kode “${controlled.code}” tidak sesuai skema pustaka, sehingga penanda tangannya tidak diketahui.`,
  });
}

/** A role signs other types of documents. */
export function doesNotSign(role: string, { approvals }: DocumentType, code: string): LocalText {
  const roles = approvals.join(", ");
  return {
    en: `“${role}” does not sign ${code}; those who do are ${roles}.`,
    id: `“${role}” tidak menandatangani ${code}; yang menandatangani: ${roles}.`,
  };
}

/**
 * @param what what can't be done while they are open
 * @throws UsageError where errors are open in a text, with their places
 */
export function requireNoErrors(findings: readonly Finding[], what: { en: string; id: string }): void {
  const errors = findings.filter(({ severity }) => severity === "error");
  if (errors.length === 0) return;
  const shown = errors.slice(0, 10);
  const rest = errors.length - shown.length;
  const list = (language: Language) =>
    [
      ...shown.map(({ path, at, rule, message }) => `  ${path}:${at.start.line}:${at.start.column}  ${rule}  ${pick(message, language)}`),
      ...(rest > 0 ? [pick({ en: `  and ${rest} more`, id: `  dan ${rest} lagi` }, language)] : []),
    ].join("\n");
  throw new UsageError(
    { en: `${what.en}, because errors are open:\n${list("en")}`, id: `${what.id}, karena masih ada kesalahan:\n${list("id")}` },
    { en: "sop check shows each with its reason.", id: "sop check menunjukkan masing-masing beserta sebabnya." },
  );
}

/**
 * Text that is not in the source and nobody confirmed can't be approved: its mark has to go before issue, and an
 * approval given with it would no longer fit.
 * @throws UsageError with the places
 */
export function requireConfirmed(document: Document): void {
  const { path, flows, frontMatter } = document;
  const marks = reconstructionMarks(document);
  if (marks.length === 0) return;
  const fields = frontMatter.reconstructed ?? [];
  const steps = new Map(flows.flatMap((flow) => flow.steps.map((step) => [step.reconstructed?.at.start.line, step])));
  const listed = marks.slice(0, 8).map(({ start: { line } }, index) => {
    const step = steps.get(line);
    const named = fields[index] ?? (step && `${step.number}. ${step.title}`);
    return `  ${path}:${line}${named === undefined ? "" : `  ${named}`}`;
  });
  const rest = marks.length - listed.length;
  const list = (more: string) => [...listed, ...(rest > 0 ? [`  ${more.replace("%", String(rest))}`] : [])].join("\n");
  throw new UsageError(
    {
      en: `Parts of the draft are still marked as reconstructed:\n${list("and % more")}`,
      id: `Sebagian draf masih bertanda rekonstruksi:\n${list("dan % lagi")}`,
    },
    {
      en: "Have the process owner confirm them, take the marks out, and then approve.",
      id: "Mintakan pembenaran pemilik proses, hapus tandanya, lalu setujui.",
    },
  );
}

/**
 * Nobody signs a revision that does not say what it changes.
 * @throws UsageError where the newest entry of the change log is empty
 */
export function requireEntry({ path, frontMatter }: Document): void {
  const { changes, revision } = frontMatter;
  if (changes.at(-1)?.summary.length !== 0) return;
  throw new UsageError(
    {
      en: `The change log of ${path} does not say yet what revision ${revision} changes.`,
      id: `Catatan perubahan di ${path} belum menyebut apa yang diubah revisi ${revision}.`,
    },
    {
      en: "Say it under summary, one line each; sop bump CODE --change auto drafts it from the text.",
      id: "Sebutkan pada summary, satu baris per hal; sop bump KODE --change auto menyusunnya dari teks.",
    },
  );
}

/** No such draft. */
export function noDraft(code: string): UsageError {
  return new UsageError(
    { en: `${code} has no draft.`, id: `${code} tidak memiliki draf.` },
    { en: `Open the next revision with sop bump ${code}.`, id: `Buka revisi berikutnya dengan sop bump ${code}.` },
  );
}
