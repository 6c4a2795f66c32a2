import { diffDocuments } from "../../core/compare/diff.ts";
import { diffChangeLog } from "../../core/compare/diff-change-log.ts";
import type { Document } from "../../core/document/document.ts";
import { documentNamed, type FolderChange, issuedNames, type LibraryChange } from "../../core/library/change.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { revisionBefore } from "../../core/library/status.ts";
import { textsIn } from "../../languages/index.ts";
import type { Language } from "../../schemas/local-text.ts";
import { comparedRevisions } from "./diff/diff-input.ts";
import { markdownChanges } from "./diff/markdown.ts";

/** A summary holds about a megabyte on the forges; so many characters go to comparisons. */
const ROOM = 400_000;

/**
 * What a change makes of each text, as Markdown by title: a draft against what it was, an issue or a new draft against the last
 * revision before it that was in force; those between that never were are named.
 */
export function gateRedlines({ folders, head }: LibraryChange, language: Language): Map<string, string> {
  const redlines = new Map<string, string>();
  let room = ROOM;
  const byFolder = new Map([...head.documents.values()].map((document) => [document.folder, document]));
  for (const folder of folders) {
    for (const { before, after, passed } of comparedTexts(folder, byFolder.get(folder.folder))) {
      const changes = [...diffDocuments(before, after), ...diffChangeLog(before, after)];
      const names = { from: nameOf(before), to: nameOf(after), passed };
      const { code = folder.folder, title = "" } = after.frontMatter;
      const text = markdownChanges({ changes, language });
      const key = `${code}, ${comparedRevisions({ code, title, ...names, changes, language })}`;
      room -= text.length;
      redlines.set(key, room >= 0 ? text : textsIn(language).reports.gate.tooLong(code));
    }
  }
  return redlines;
}

interface Compared {
  before: Document;
  after: Document;
  /** Revisions between them that never came into force. */
  passed: string[];
}

function comparedTexts({ base, head }: FolderChange, controlled: ControlledDocument | undefined): Compared[] {
  const issued = issuedNames(head);
  /** What a new text is read against; where the library does not know it, the one before it by name. */
  const beforeOf = (name: string | undefined): Pick<Compared, "passed"> & { before: Document | undefined } => {
    const own = controlled?.revisions.find(({ facts }) => facts.fileName === name);
    const last = issued[name === undefined ? issued.length - 1 : issued.indexOf(name) - 1];
    if (!controlled || (name !== undefined && !own)) return { before: documentNamed(head, last ?? ""), passed: [] };
    const found = revisionBefore(controlled, own);
    return {
      before: documentNamed(head, found.base?.facts.fileName ?? ""),
      passed: found.passed.map(({ revision }) => revision),
    };
  };
  const pairs = issued.map((name) => {
    const after = documentNamed(head, name);
    const isAltered = base?.files.has(name) && base.files.get(name) !== head?.files.get(name);
    if (base?.files.has(name)) return { before: isAltered ? documentNamed(base, name) : undefined, after, passed: [] };
    return { ...beforeOf(name), after };
  });
  const draft = base?.files.get("draft.md") === head?.files.get("draft.md") ? undefined : documentNamed(head, "draft.md");
  const was = documentNamed(base, "draft.md");
  const last = was ? { before: was, passed: [] } : beforeOf(undefined);
  return [...pairs, { ...last, after: draft }].filter((pair): pair is Compared => pair.before !== undefined && pair.after !== undefined);
}

function nameOf({ state, frontMatter }: Document): string {
  return state === "draft" ? "draft" : (frontMatter.revision ?? "?");
}
