import { draftsCiting } from "../../core/acts/draft/find-drafts.ts";
import { planRename, requireNeverIssued } from "../../core/acts/rename.ts";
import { planRenumber } from "../../core/acts/renumber.ts";
import { type Plan, textIn } from "../../core/acts/write/plan.ts";
import type { Document } from "../../core/document/document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Range } from "../../schemas/finding.ts";
import { holdDigests } from "../act/held-files.ts";
import type { AtCursor } from "./at-cursor.ts";
import type { EditedLibrary } from "./edited-library.ts";
import { editBetween, renamePlaces, type TextEdit } from "./edits.ts";
import { actorPlaces, namePlaces, usesOf } from "./navigate.ts";
import { addressOf } from "./places.ts";

/** A change of several files, as the protocol has it. */
export interface WorkspaceEdit {
  documentChanges: (
    | { textDocument: { uri: string; version: number | null }; edits: TextEdit[] }
    | { kind: "rename"; oldUri: string; newUri: string }
  )[];
}

/** What a rename may be of: a name within this text, or the code of a document that was never issued. */
export function renamable(found: AtCursor | undefined, document: Document): { at: Range; name: string } | undefined {
  if (!found || document.state !== "draft") return undefined;
  switch (found.kind) {
    case "actor":
    case "application":
      return { at: found.at, name: found.name };
    case "term":
      return { at: found.at, name: found.definition.term };
    case "flow":
      return { at: found.at, name: found.flow.title };
    case "document":
      return found.isOwn ? { at: found.at, name: found.code } : undefined;
    default:
      return undefined;
  }
}

/**
 * Writes another name wherever the one under the cursor stands. A code is changed as `sop rename` changes it, in all drafts.
 * @throws UsageError where it can't be, and why
 */
export async function renameAt(found: AtCursor, document: Document, to: string, edited: EditedLibrary): Promise<WorkspaceEdit> {
  const name = renamable(found, document)?.name ?? "";
  switch (found.kind) {
    case "actor":
      return inOne(edited, document, renamePlaces(document, actorPlaces(document, name), name, to));
    case "application":
    case "term":
      return inOne(edited, document, renamePlaces(document, namePlaces(document, name), name, to));
    case "flow": {
      const places = [found.flow.at, ...usesOf(found, document, edited.library).map(({ at }) => at)];
      return inOne(edited, document, renamePlaces(document, places, name, to));
    }
    case "document":
      return renameCode(document, to.trim(), edited);
    default:
      throw notRenamed();
  }
}

/**
 * Numbers the steps of a draft 1…n, as `sop renumber` does it, in drafts that cite them, too.
 * @throws UsageError where it can't be, and why
 */
export async function renumberSteps(draft: Document, edited: EditedLibrary): Promise<WorkspaceEdit> {
  const controlled = controlledOf(draft, edited);
  const citing = await citingDrafts(controlled, edited);
  return ofPlan(planRenumber({ controlled, draft, citing, reading: edited.reading }), [draft, ...citing], edited);
}

async function renameCode(draft: Document, to: string, edited: EditedLibrary): Promise<WorkspaceEdit> {
  const controlled = controlledOf(draft, edited);
  const { library, reading, root } = edited;
  requireNeverIssued(controlled, library);
  const citing = await citingDrafts(controlled, edited);
  const { folder } = controlled;
  const files = await holdDigests(root, folder);
  const plan = planRename({ controlled, draft, to, files, citing, library, scheme: reading.scheme, findCodes: reading.findCodes });
  const own = plan.operations.find((operation) => operation.kind === "write" && operation.expected === undefined);
  if (own?.kind !== "write") throw new Error("a rename that writes no draft");
  const target = own.path.split("/")[0] as string;
  const others = ofPlan({ ...plan, operations: plan.operations.filter((operation) => operation !== own) }, citing, edited);
  return {
    documentChanges: [
      change(addressOf(root, draft.path), editBetween(draft.text, textIn(own.content))),
      ...others.documentChanges,
      { kind: "rename", oldUri: addressOf(root, folder), newUri: addressOf(root, target) },
    ],
  };
}

function controlledOf({ frontMatter: { code } }: Document, { library }: EditedLibrary): ControlledDocument {
  const controlled = code === undefined ? undefined : library.documents.get(code);
  if (controlled) return controlled;
  throw new UsageError({ en: "The document has no code that can be read.", id: "Dokumen ini tidak memiliki kode yang terbaca." });
}

async function citingDrafts(controlled: ControlledDocument, edited: EditedLibrary): Promise<Document[]> {
  const paths = [...edited.library.documents.values()].flatMap(({ draft }) =>
    draft?.citations.some(({ code }) => code === controlled.code) ? [draft.path] : [],
  );
  const read = await Promise.all(paths.map((path) => edited.anyDocument(path)));
  const known = new Map(read.flatMap((document) => (document ? [[document.path, document] as const] : [])));
  return draftsCiting(controlled, edited.library, known);
}

/** What a plan writes over texts, as edits of them. */
function ofPlan({ operations }: Plan, documents: readonly Document[], { root }: EditedLibrary): WorkspaceEdit {
  const documentChanges = operations.flatMap((operation) => {
    const document = documents.find(({ path }) => path === operation.path);
    return operation.kind === "write" && document
      ? [change(addressOf(root, document.path), editBetween(document.text, textIn(operation.content)))]
      : [];
  });
  return { documentChanges };
}

function inOne({ root }: EditedLibrary, { path }: Document, edits: TextEdit[]): WorkspaceEdit {
  return { documentChanges: [change(addressOf(root, path), edits)] };
}

function change(uri: string, edits: TextEdit[]) {
  return { textDocument: { uri, version: null }, edits };
}

function notRenamed(): UsageError {
  return new UsageError({
    en: "What can be renamed here: an actor, an application, a term, a flow, the code of a draft that was never issued.",
    id: "Yang dapat diganti namanya di sini: pelaksana, aplikasi, istilah, alur, kode draf yang belum pernah terbit.",
  });
}
