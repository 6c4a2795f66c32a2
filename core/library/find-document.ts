import { fold } from "../document/words/fold.ts";
import { nearest } from "../document/words/nearest.ts";
import { UsageError } from "../usage-error.ts";
import type { DocumentFacts } from "./facts.ts";
import type { ControlledDocument } from "./library.ts";
import { unreadRefusal } from "./unread-draft.ts";

/** What a document is found by. */
type Named = Pick<ControlledDocument, "code" | "folder">;

/**
 * The document a person names: by its code, by any ending of it that fits one document only (`P-01`, `TELK.P-01`), or
 * by the path of its folder or of a file in it. Capitals don't matter.
 * @throws UsageError when nothing fits, with the nearest code, when several do, with all of them, or when what there is can't be read
 */
export function findDocument<One extends Named>(
  library: { documents: ReadonlyMap<string, One>; files?: readonly Pick<DocumentFacts, "path" | "folder" | "unread">[] },
  name: string,
): One {
  const all = [...library.documents.values()];
  const wanted = fold(name);
  const exact = all.find(({ code }) => fold(code) === wanted) ?? all.find((document) => isIn(document, name));
  if (exact) return exact;
  const ending = all.filter(({ code }) => endsAtPart(fold(code), wanted));
  if (ending.length === 1) return ending[0] as One;
  if (ending.length > 1) throw ambiguous(name, ending);
  const unread = library.files?.find((facts) => facts.unread !== undefined && (isIn(facts, name) || isFolder(facts.folder, wanted)));
  throw unread ? unreadRefusal(unread) : unknown(name, all);
}

/** False for a code that `findDocument` can't take the name for; a path may mean any. */
export function canMean(name: string, code: string | undefined): boolean {
  if (/[\\/]/.test(name)) return true;
  return code !== undefined && (fold(code) === fold(name) || endsAtPart(fold(code), fold(name)));
}

/** True for `sops/IN.OCC.TELK.P-01`, with or without a file of it behind. */
function isIn({ folder }: Pick<Named, "folder">, name: string): boolean {
  return /[\\/]/.test(name) && name.split(/[\\/]/).includes(folder);
}

function isFolder(folder: string, wanted: string): boolean {
  return fold(folder) === wanted || endsAtPart(fold(folder), wanted);
}

/** An ending begins where a part of the code does: `P-01` is one of `IN.OCC.TELK.P-01`, `1` is not. */
function endsAtPart(code: string, ending: string): boolean {
  if (ending === "" || !code.endsWith(ending)) return false;
  const before = code.at(code.length - ending.length - 1);
  return before !== undefined && /[^\p{L}\p{N}]/u.test(before);
}

function ambiguous(name: string, found: readonly Named[]): UsageError {
  const list = found.map(({ code }) => `  ${code}`).join("\n");
  return new UsageError({
    en: `“${name}” fits ${found.length} documents; name one of them:\n${list}`,
    id: `“${name}” cocok dengan ${found.length} dokumen; sebutkan salah satunya:\n${list}`,
  });
}

function unknown(name: string, all: readonly Named[]): UsageError {
  const codes = all.map(({ code }) => code);
  const guess = nearest(name, [...codes, ...codes.map((code) => code.split(".").at(-1) ?? code)]);
  return new UsageError(
    { en: `There is no document “${name}” in this library.`, id: `Tidak ada dokumen “${name}” di pustaka ini.` },
    guess
      ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
      : { en: "sop list documents names them all.", id: "sop list documents menyebutkan semuanya." },
  );
}
