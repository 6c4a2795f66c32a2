import canonicalize from "canonicalize";
import type { DigestParts } from "../../schemas/front-matter.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import type { Document, LineSpan } from "../document/document.ts";
import { type ReadingContext, sectionsOfType } from "../document/read-document.ts";
import { sha256Of } from "../sha256.ts";
import { contentDigest } from "./lfs-pointer.ts";
import { picturesShown } from "./pictures-shown.ts";

/** The name of the method, as approvals carry it. */
export const DIGEST_METHOD = "sop-1";

/** One of the four values of a digest. */
export type DigestPart = keyof DigestParts;

export const digestPartNames: readonly DigestPart[] = ["header", "text", "flows", "assets"];

const partNames: Readonly<Record<DigestPart, LocalText>> = {
  header: { en: "the header", id: "kepala dokumen" },
  text: { en: "the text", id: "teks" },
  flows: { en: "the flows", id: "alur" },
  assets: { en: "the pictures", id: "gambar" },
};

/** Parts as readers know them: the header, the text. */
export function partsInWords(parts: readonly DigestPart[]): LocalText {
  return { en: parts.map((part) => partNames[part].en).join(", "), id: parts.map((part) => partNames[part].id).join(", ") };
}

/** SHA-256 (`sha256:…`) of pictures by path relative to the document's folder; one that is not there is missing in it, one of which only a Git LFS pointer is there is marked (`lfs-pointer.ts`). */
export type PictureDigests = ReadonlyMap<string, string>;

/** What is hashed, as four texts in UTF-8: published, so that anyone can repeat it (document-format §7). */
export type DigestInputs = Record<DigestPart, string>;

/** The four SHA-256 values of a document, method sop-1. Never throws: what can't be read has a digest all the same. */
export function digestDocument(document: Document, reading: ReadingContext, pictures: PictureDigests): DigestParts {
  return hashParts(digestInputs(document, flowSectionOf(document, reading), pictures));
}

/**
 * The parts of a document that are no longer what a digest says; empty when all fits. Where the library has renamed
 * its flow section since, the body is cut where it was cut then: lines that fit both values are the lines approved.
 */
export function alteredParts(
  document: Document,
  approved: DigestParts,
  reading: ReadingContext,
  pictures: PictureDigests,
): readonly DigestPart[] {
  const span = spanOfDigest(document, approved, reading, pictures);
  return differing(hashParts(digestInputs(document, span, pictures)), approved);
}

/** Where the flow section lies, or lay when a digest was made, if the library has renamed it since. */
export function spanOfDigest(
  document: Document,
  approved: DigestParts,
  reading: ReadingContext,
  pictures: PictureDigests,
): LineSpan | undefined {
  const now = flowSectionOf(document, reading);
  const fits = (span: LineSpan | undefined) => {
    const changed = differing(hashParts(digestInputs(document, span, pictures)), approved);
    return { text: !changed.includes("text"), flows: !changed.includes("flows") };
  };
  const found = fits(now);
  if (found.text || found.flows) return now;
  for (const span of spansOfSections(document)) {
    const other = fits(span);
    if (other.text && other.flows) return span;
  }
  return now;
}

/** The four texts that are hashed. */
export function digestInputs(document: Document, flowSection: LineSpan | undefined, pictures: PictureDigests): DigestInputs {
  const { lines, bodyFirst } = document;
  const first = flowSection?.first ?? lines.length + 1;
  const end = flowSection?.end ?? lines.length + 1;
  return {
    header: canonicalHeader(document.rawFrontMatter),
    text: canonicalLines([...lines.slice(bodyFirst - 1, first - 1), ...lines.slice(end - 1)]),
    flows: canonicalLines(lines.slice(first - 1, end - 1)),
    assets: picturesShown(document)
      .map((name) => `${contentDigest(pictures.get(name) ?? "missing").replace("sha256:", "")}  ${name}\n`)
      .sort()
      .join(""),
  };
}

/** The flow section with its heading; undefined where the document has none. */
export function flowSectionOf(document: Document, reading: ReadingContext): LineSpan | undefined {
  const id = sectionsOfType(document.frontMatter.code, reading).find(({ from }) => from === "flows")?.id;
  const section = id === undefined ? undefined : document.sections.find((candidate) => candidate.id === id);
  return section && { first: section.body.first - 1, end: section.body.end };
}

function* spansOfSections(document: Document): Generator<LineSpan | undefined> {
  yield undefined;
  for (const { body } of document.sections) yield { first: body.first - 1, end: body.end };
}

/** RFC 8785. Only what approving and issuing write themselves is left out. */
function canonicalHeader(raw: Readonly<Record<string, unknown>>): string {
  const { approvals: _approvals, effective: _effective, ...rest } = raw;
  return canonicalValue(rest);
}

/** A value of the frontmatter as its digest holds it. */
export function canonicalValue(value: unknown): string {
  return canonicalize(toPlainJson(value, [])) ?? "";
}

/** YAML can say what JSON can't (.inf, .nan, lone surrogates, lists within themselves); such values are hashed as words. */
function toPlainJson(value: unknown, around: readonly unknown[]): unknown {
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value === "bigint") return String(value);
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value ?? null;
  if (around.includes(value)) return "circular";
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => toPlainJson(item, inside));
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key.toWellFormed(), toPlainJson(inner, inside)]));
}

/** Each line in NFC and ended by LF; empty lines at the end are dropped, nothing else is changed. */
function canonicalLines(lines: readonly string[]): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end--;
  return lines
    .slice(0, end)
    .map((line) => `${line.normalize("NFC")}\n`)
    .join("");
}

function hashParts(inputs: DigestInputs): DigestParts {
  return {
    header: sha256Of(inputs.header),
    text: sha256Of(inputs.text),
    flows: sha256Of(inputs.flows),
    assets: sha256Of(inputs.assets),
  };
}

function differing(a: DigestParts, b: DigestParts): DigestPart[] {
  return digestPartNames.filter((part) => a[part] !== b[part]);
}
