import type { DocumentCode } from "../../schemas/identifier.ts";
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
export function findDocument<One extends Named>(library: Findable<One>, name: string): One {
  const found = findKnown(library, name);
  if (found) return found;
  const [unread] = unreadNamed(library, name);
  throw unread ? unreadRefusal(unread) : unknown(name, [...library.documents.values()]);
}

/**
 * The folder of the document a person names, also where nothing of it but a draft that can't be read is there.
 * @throws UsageError when nothing fits, with the nearest code, or when several do, with all of them
 */
export function findFolder(library: Findable<Named>, name: string): { code: DocumentCode | undefined; folder: string } {
  const found = findKnown(library, name);
  if (found) return found;
  const folders = [...new Set(unreadNamed(library, name).map(({ folder }) => folder))];
  if (folders.length > 1) throw ambiguous(name, folders);
  const [folder] = folders;
  if (folder === undefined) throw unknown(name, [...library.documents.values()]);
  return { code: undefined, folder };
}

/** Documents, and files of which some may be a draft that can't be read. */
interface Findable<One> {
  documents: ReadonlyMap<string, One>;
  files?: readonly Unreadable[];
}
type Unreadable = Pick<DocumentFacts, "path" | "folder" | "unread">;

/** @throws UsageError when several fit */
function findKnown<One extends Named>({ documents }: Findable<One>, name: string): One | undefined {
  const all = [...documents.values()];
  const wanted = fold(name);
  const exact = all.find(({ code }) => fold(code) === wanted) ?? all.find((document) => isIn(document, name));
  if (exact) return exact;
  const ending = all.filter(({ code }) => endsAtPart(fold(code), wanted));
  if (ending.length <= 1) return ending[0];
  throw ambiguous(
    name,
    ending.map(({ code }) => code),
  );
}

function unreadNamed({ files }: Findable<Named>, name: string): Unreadable[] {
  const unread = (files ?? []).filter((facts) => facts.unread !== undefined);
  const exact = unread.filter(({ folder }) => fold(folder) === fold(name));
  return exact.length > 0 ? exact : unread.filter((facts) => isIn(facts, name) || endsAtPart(fold(facts.folder), fold(name)));
}

/** False for a code that `findDocument` can't take the name for; a path may mean any. */
export function canMean(name: string, code: string | undefined): boolean {
  if (/[\\/]/.test(name)) return true;
  return code !== undefined && (fold(code) === fold(name) || endsAtPart(fold(code), fold(name)));
}

/** Which texts have to be kept of a library that is read for the documents of these names: all that one of them can mean. */
export function meantBy(...names: readonly string[]): (text: { frontMatter: { code?: string | undefined } }) => boolean {
  return ({ frontMatter }) => names.some((name) => canMean(name, frontMatter.code));
}

/** True for `sops/IN.OCC.TELK.P-01`, with or without a file of it behind. */
function isIn({ folder }: Pick<Named, "folder">, name: string): boolean {
  return /[\\/]/.test(name) && name.split(/[\\/]/).includes(folder);
}

/** An ending begins where a part of the code does: `P-01` is one of `IN.OCC.TELK.P-01`, `1` is not. */
function endsAtPart(code: string, ending: string): boolean {
  if (ending === "" || !code.endsWith(ending)) return false;
  const before = code.at(code.length - ending.length - 1);
  return before !== undefined && /[^\p{L}\p{N}]/u.test(before);
}

function ambiguous(name: string, found: readonly string[]): UsageError {
  const list = found.map((code) => `  ${code}`).join("\n");
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
