import GithubSlugger from "github-slugger";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { SectionType } from "../../../schemas/library-settings.ts";
import type { CodeFinder } from "../codes/citations.ts";
import type { CodeScheme } from "../codes/code-scheme.ts";
import { isTextFile, revisionOfFile } from "../codes/revision-file.ts";
import type { Document } from "../document.ts";
import { ownText } from "../loose-text.ts";
import { readOutline } from "../outline.ts";
import { textOf } from "../position.ts";
import { decoded } from "../words/decoded.ts";
import { parseProse } from "./prose.ts";

/** Where a link leads, as far as one document can say. */
export type LinkTarget =
  /** Out of the library: the web, a mail. */
  | { kind: "web"; scheme: string }
  /** A place of this document, by the anchor it is shown at: `5`, `5.2`, `8.1`, `s4`; empty for its top. */
  | { kind: "place"; anchor: string }
  /** Another document, or one of its revisions. */
  | { kind: "document"; code: DocumentCode; revision: Revision | undefined }
  /** A file of the document's folder. */
  | { kind: "file"; path: string }
  /** Nowhere that the library could show. */
  | { kind: "nowhere"; why: "outside" | "no-place" | "no-document" | "place-elsewhere" | "file-elsewhere" };

/** What links are read against. */
export interface LinkContext {
  scheme: CodeScheme;
  findCodes: CodeFinder;
  /** The document's sections as they are numbered. */
  sections: readonly NumberedSection[];
}

export interface NumberedSection {
  id: string;
  number: string;
  from: SectionType["from"];
}

/** Files that are handed out as they are: they open in the programs they are made for, and run nothing in a browser. */
export const HANDED_OUT = /^assets\/[^/\\]+\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|txt|png|jpe?g|gif|webp|avif)$/i;

/** Reads where the addresses of a document lead. A document's folder is named by its code; what stands in it is its text. */
export function linkReader(document: Document, context: LinkContext): (address: string) => LinkTarget {
  // Found when the first link asks for them, once for all links.
  let anchors: Map<string, string> | undefined;
  const items = new Map<string, number>();
  const placeIn = (fragment: string | undefined): string | undefined => {
    if (fragment === undefined || fragment === "") return "";
    anchors ??= anchorsOfHeadings(document, context.sections);
    const name = decoded(fragment).normalize("NFC").toLowerCase();
    return anchors.get(name) ?? (isNumbered(name, document, context.sections, items) ? name : undefined);
  };
  return (address) => {
    const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
    if (scheme !== undefined || address.startsWith("//")) return { kind: "web", scheme: scheme ?? "" };
    const [written = "", fragment] = address.split(/#(.*)/s);
    const steps = stepsOf(written);
    if (!steps) return { kind: "nowhere", why: "outside" };
    const [first = ""] = steps;
    if (first === "..") return elsewhere(steps, fragment, context);
    if (steps.length > 1 || (first !== "" && !isTextFile(first))) return { kind: "file", path: steps.join("/") };
    const { code } = document.frontMatter;
    const revision = revisionOfFile(first);
    if (revision !== undefined && code !== undefined) return { kind: "document", code, revision };
    const anchor = placeIn(fragment);
    return anchor === undefined ? { kind: "nowhere", why: "no-place" } : { kind: "place", anchor };
  };
}

function elsewhere([, folder, file = "", ...deeper]: readonly string[], fragment: string | undefined, context: LinkContext): LinkTarget {
  const code = folder === undefined ? undefined : codeOf(folder, context);
  if (code === undefined) return { kind: "nowhere", why: "no-document" };
  if (deeper.length > 0 || (file !== "" && !isTextFile(file))) return { kind: "nowhere", why: "file-elsewhere" };
  if (fragment !== undefined && fragment !== "") return { kind: "nowhere", why: "place-elsewhere" };
  return { kind: "document", code, revision: revisionOfFile(file) };
}

/** The path's parts, from the document's folder: `..` once leads to the library; undefined beyond it. */
function stepsOf(written: string): string[] | undefined {
  const path = decoded(written.replace(/\?.*$/s, "")).normalize("NFC").replaceAll("\\", "/");
  if (path.startsWith("/")) return undefined;
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "." || part === "") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts[1] === ".." ? undefined : parts;
}

function codeOf(folder: string, { scheme, findCodes }: LinkContext): DocumentCode | undefined {
  const [found] = findCodes(folder);
  return scheme.codeOfFolder(folder) ?? (found?.text === folder && found.step === undefined ? found.code : undefined);
}

/** By the heading's address in Markdown: the anchor of the step, flow or section it opens or stands in. */
function anchorsOfHeadings(document: Document, sections: readonly NumberedSection[]): Map<string, string> {
  const flowsNumber = sections.find(({ from }) => from === "flows")?.number ?? "";
  const numbers = new Map(sections.map(({ id, number }) => [id, number]));
  const opened = new Map([
    ...document.sections.map(({ id, at }) => [at.start.line, numbers.get(id ?? "") ?? ""] as const),
    ...document.flows.flatMap(({ number, at, steps }) => [
      [at.start.line, `${flowsNumber}.${number}`] as const,
      ...steps.map((step) => [step.at.start.line, `s${step.number}`] as const),
    ]),
  ]);
  const slugger = new GithubSlugger();
  const anchors = new Map<string, string>();
  let anchor = "";
  for (const { title, line } of readOutline(document.lines, document.bodyFirst).headings) {
    anchor = opened.get(line) ?? anchor;
    anchors.set(slugger.slug(title).normalize("NFC"), anchor);
  }
  return anchors;
}

/** A step (`#s4`), or a number as printed (`#5`, `#5.2`). */
function isNumbered(name: string, document: Document, sections: readonly NumberedSection[], items: Map<string, number>): boolean {
  const step = /^s(\d{1,6})$/.exec(name)?.[1];
  if (step !== undefined) return document.flows.some(({ steps }) => steps.some(({ number }) => number === Number(step)));
  const [, number = "", item] = /^(\d+)(?:\.(\d+))?$/.exec(name) ?? [];
  const section = sections.find((candidate) => candidate.number === number);
  if (section === undefined || item === undefined) return section !== undefined;
  const count = items.get(number) ?? countItems(document, section);
  items.set(number, count);
  return Number(item) >= 1 && Number(item) <= count;
}

/** How many numbered places a section has: flows, entries of a list, items of the lists of its text. */
function countItems(document: Document, { id, from }: NumberedSection): number {
  if (from === "flows") return document.flows.length;
  if (from === "references" || from === "parties" || from === "definitions" || from === "applications")
    return document.frontMatter[from].length;
  const section = document.sections.find((candidate) => candidate.id === id);
  if (from !== "text" || !section) return 0;
  const { children } = parseProse(textOf(document.lines, ownText(document, section)));
  return children.reduce((sum, block) => sum + (block.type === "list" ? block.children.length : 0), 0);
}
