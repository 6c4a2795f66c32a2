import { parse } from "yaml";
import { type FrontMatter, frontMatter } from "../../schemas/front-matter.ts";
import type { SourceFront } from "./blocks.ts";
import type { ImportContext } from "./import-context.ts";
import type { ImportedDocument } from "./imported-document.ts";
import { headNames, meaningIn, type RoleName, roleNames } from "./names.ts";
import type { Head } from "./recognisers/head.ts";

/** Longer than any, and read in time. */
const LONGEST = 200_000;

/** A Markdown text's frontmatter, and the text with empty lines in its place; undefined where it has none that is a mapping. */
export function splitFront(text: string): { front: SourceFront; rest: string } | undefined {
  const found = /^\ufeff?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/.exec(text);
  if (!found?.[1] || found[1].length > LONGEST) return undefined;
  try {
    const values: unknown = parse(found[1], { schema: "core", maxAliasCount: 0, logLevel: "error" });
    if (typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
    const lines = found[0].split("\n").length - 1;
    return {
      front: { what: { en: "frontmatter", id: "frontmatter" }, text: found[1], values: values as Record<string, unknown> },
      rest: "\n".repeat(lines) + text.slice(found[0].length),
    };
  } catch {
    return undefined;
  }
}

type Key = keyof FrontMatter;
const lists = ["references", "parties", "definitions", "workInstructions", "records", "applications", "distribution", "keywords"] as const;

/** Takes over what a file's frontmatter says, ours whole and another's by its usual names; what is not understood is told. */
export function readFront({ what, text, values }: SourceFront, document: ImportedDocument, { report, isIssued }: ImportContext): void {
  report.kept(what, text);
  for (const [key, value] of Object.entries(values)) {
    if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) continue;
    if (!takeOwn(key as Key, value, document, isIssued) && !takeHead(key, value, document.head))
      report.left(
        { en: `frontmatter “${key}”: not taken over`, id: `frontmatter “${key}”: tidak diambil` },
        typeof value === "object" ? JSON.stringify(value) : String(value),
      );
  }
  // The newest entry is this revision's.
  const newest = document.history.at(-1);
  if (newest && newest.revision === undefined && "changes" in values) {
    const { revision, effective } = document.head;
    Object.assign(newest, revision !== undefined && { revision }, effective !== undefined && { effective });
  }
}

/** What frontmatter says of the document's head, before the rest is understood. */
export function headOfFront({ values }: SourceFront): Head {
  const head: Head = {};
  for (const [key, value] of Object.entries(values)) takeHead(key, value, head);
  return head;
}

function takeOwn(key: Key, value: unknown, document: ImportedDocument, isIssued: boolean): boolean {
  const list = lists.find((name) => name === key);
  if (list) {
    const read = frontMatter.shape[list].safeParse(value);
    if (read.success) (document[list] as unknown[]).push(...(read.data as unknown[]));
    return read.success;
  }
  if (key === "language") {
    const read = frontMatter.shape.language.safeParse(value);
    if (read.data !== undefined) document.language = read.data;
    return read.success;
  }
  // A transcription holds no such mark.
  if (key === "reconstructed" && !isIssued) {
    const read = frontMatter.shape.reconstructed.safeParse(value);
    document.reconstructed.push(...(read.data ?? []));
    return read.success;
  }
  if (key === "approvals") return takeApprovals(value, document);
  if (key === "changes") return takeChanges(value, document);
  return false;
}

/** Who signed, and when; what a signature rests on belongs to the text that was signed. */
function takeApprovals(value: unknown, document: ImportedDocument): boolean {
  const read = frontMatter.shape.approvals.safeParse(value);
  if (!read.success) return false;
  const entries = Object.entries(read.data);
  if (!entries.every(([role]) => role in roleNames)) return false;
  for (const [role, { name, position, date }] of entries)
    document.approvals[role as RoleName] = { ...(name && { name }), ...(position && { position }), ...(date && { date }) };
  return true;
}

function takeChanges(value: unknown, { history }: ImportedDocument): boolean {
  const read = frontMatter.shape.changes.safeParse(value);
  if (!read.success) return false;
  for (const { revision, effective, summary, affects, renumbered } of read.data)
    history.push({
      ...(revision !== undefined && { revision }),
      ...(effective && { effective }),
      summary: [...summary],
      ...(affects && { affects: [...affects] }),
      ...(renumbered && { renumbered: { ...renumbered } }),
    });
  return true;
}

function takeHead(key: string, value: unknown, head: Head): boolean {
  const field = meaningIn(headNames, key);
  if (field === undefined || field === "page" || typeof value === "object") return false;
  if (field !== "effective") {
    head[field] ??= String(value);
    return head[field] === String(value);
  }
  const day = frontMatter.shape.effective.safeParse(value);
  if (day.success && day.data !== undefined) head.effective ??= day.data;
  return day.success;
}
