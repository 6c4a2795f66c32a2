import { type Dirent, readdirSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileOfIssue, isTextFile } from "../../core/document/codes/revision-file.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import type { OddFile, OddKind } from "../../core/library/odd-file.ts";
import { foldedName } from "../files/folder-lie.ts";
import { readTextNow } from "../files/read-file.ts";

/** The files of one document's folder, as the library's listing found them. */
export interface FolderFiles {
  /** The folder's name. */
  folder: string;
  /** `draft.md` and `rev-NN.md`, sorted. */
  texts: string[];
  /** Files beside them, by path relative to the folder with forward slashes: `assets/map.png`, `rev-06/issued.yaml`. */
  others: string[];
  /** What stands there and is not read, by path in the library. */
  odd: OddFile[];
}

/** What happened to a document after issue. */
export const EVENTS = "events.yaml";

/** What somebody may take for a text of a document: another ending, a dash of another kind, a blank behind it. */
const LIKE_A_TEXT = /^(?:draft|rev(?:isi|ision)?[-_ .\u2010-\u2015\u2212]?\p{Nd}+)[ .]*\.(?:md|markdown|mdown|mdx)[ .]*$/iu;

const MARKDOWN = /^[^./][^/]*\.(?:md|markdown|mdown|mdx)$/i;
/** What says something of a folder, and is no text of a document. */
const ABOUT_A_FOLDER = /^(?:readme|licen[sc]e|changelog|contributing)\b/i;

/** What procedures are written in elsewhere: nothing of it is read. */
const FOREIGN = /\.(?:docx?|odt|rtf|txt|pdf|html?)$/i;
/** A print that somebody put beside the documents' folders is none of them. */
const FOREIGN_TEXT = /\.(?:docx?|odt|rtf|txt)$/i;

/** What is signed of a draft. */
const SIGNED = /^draft\/[^/]+\.txt$/;

/** What somebody may take for a document's events, by path in the library. */
export const LIKE_EVENTS = /^[^/]+\/events?\.(?:ya?ml|json)$/i;

/** What somebody may take for one of a library's own files, by the path that is read: another ending, other letters. */
const LIKE_DATA: readonly [like: RegExp, read: RegExp][] = [
  [/^(?:library|baseline)\.(?:ya?ml|json)$/i, /^(?:library|baseline)\.yaml$/],
  [/^allowed[_-]signers(?:\..*)?$/i, /^allowed_signers$/],
  [/^settings\/\d+\.(?:ya?ml|json)$/i, /^settings\/\d{3,}\.yaml$/],
  [LIKE_EVENTS, /\/events\.yaml$/],
  [/^[^/]+\/rev-[^/]+\/issued\.(?:ya?ml|json)$/i, /\/issued\.yaml$/],
];

/** True for a path in the library that is nearly one of those it is read from. */
function isLikeData(path: string): boolean {
  return LIKE_DATA.some(([like, read]) => like.test(path) && !read.test(path));
}

/** What stands at a library's top, in the order of names, and which of it has an earlier one's name but for how it is written. */
export interface TopEntries {
  entries: readonly Dirent[];
  twins: ReadonlySet<Dirent>;
}

/** Lists a library's top. */
export async function listTop(root: string): Promise<TopEntries> {
  const entries = await readdir(root, { withFileTypes: true });
  const twins = new Set(twinsOf(entries));
  return { entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), twins };
}

/**
 * Lists the documents' folders of a library, in the order of names. A folder without a text, without anything that stands where
 * one should, and without what was written of a life, is not a document's.
 * @param top where that was listed a moment ago
 * @param isCode true for a folder's name that is a document's code: what is called so and holds no text is named
 */
export async function listFolders(
  root: string,
  only?: (folder: string) => boolean,
  top?: TopEntries,
  isCode: (name: string) => boolean = () => false,
): Promise<FolderFiles[]> {
  const { entries, twins } = top ?? (await listTop(root));
  const folders: FolderFiles[] = [];
  for (const entry of entries) {
    const { name: folder } = entry;
    if (folder === "node_modules" || folder === ".git" || !(only?.(folder) ?? true)) continue;
    if (entry.isFile()) {
      const what = oddAtTop(root, folder, isCode);
      if (what) folders.push({ folder, texts: [], others: [], odd: [{ path: folder, what }] });
    } else if (folder.startsWith(".") || entry.isSymbolicLink()) {
      const odd = await oddFolder(root, entry);
      if (odd.length > 0) folders.push({ folder, texts: [], others: [], odd });
    } else if (entry.isDirectory()) {
      const { files, odd } = listFiles(join(root, folder), "", 3);
      const texts = files.filter((file) => isTextFile(file));
      const others = files.filter((file) => !isTextFile(file));
      const named = others
        .filter((file) => LIKE_A_TEXT.test(file) || isLikeData(`${folder}/${file}`))
        .map((path): OddFile => ({ path, what: "name" }));
      const known = new Set(named.map(({ path }) => path));
      const stray = others
        .filter((file) => MARKDOWN.test(file) && !known.has(file))
        .filter((file) => (texts.length > 0 && !ABOUT_A_FOLDER.test(file)) || isWrittenAsDocument(join(root, folder, file)))
        .map((path): OddFile => ({ path, what: "stray" }));
      const loose = others
        .filter((file) => file.includes("/") && isTextBelow(root, `${folder}/${file}`))
        .map((path): OddFile => ({ path, what: "loose" }));
      // Of a document whose text is gone there may be left what was written of its life.
      const isLife = others.some((file) => file === EVENTS || fileOfIssue(file) !== undefined);
      const foreign = (texts.length > 0 || isLife || !isCode(folder) ? [] : others)
        .filter((file) => FOREIGN.test(file) && !SIGNED.test(file))
        .map((path): OddFile => ({ path, what: "foreign" }));
      const inside = [...odd, ...named, ...stray, ...loose, ...foreign].map(
        ({ path, what }): OddFile => ({ path: `${folder}/${path}`, what }),
      );
      const told = twins.has(entry) ? [{ path: folder, what: "twin" as const }, ...inside] : inside;
      const barred = barredIn(files.map((file) => `${folder}/${file}`)).filter((path) => !told.some((odd) => odd.path === path));
      const all = [...told, ...barred.map((path): OddFile => ({ path, what: "barred" }))];
      if (texts.length > 0 || all.length > 0 || isLife) folders.push({ folder, texts, others, odd: all });
    }
  }
  return folders;
}

/** Why a file beside the documents' folders may be one that should be read. */
function oddAtTop(root: string, name: string, isCode: (name: string) => boolean): OddKind | undefined {
  if (isTextBelow(root, name)) return "loose";
  if (isLikeData(name)) return "name";
  const [called = ""] = name.replace(/\.\w+$/, "").split(/[\s_(]|-(?=rev)/i);
  if (FOREIGN_TEXT.test(name) && isCode(called)) return "foreign";
  return BARRED.test(name) ? "barred" : undefined;
}

/** True of what would be read one folder higher, by its name or by what it says. */
function isTextBelow(root: string, path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return isTextFile(name) || (MARKDOWN.test(name) && isWrittenAsDocument(join(root, path)));
}

/** True for a Markdown file with the frontmatter of a document. */
function isWrittenAsDocument(path: string): boolean {
  const file = readTextNow(path);
  const [first, ...rest] = file.ok ? splitLines(file.text) : [];
  if (first?.trimEnd() !== "---") return false;
  const front = rest.slice(
    0,
    rest.findIndex((line) => line.trimEnd() === "---"),
  );
  return ["code:", "revision:"].every((key) => front.some((line) => line.startsWith(key)));
}

/** A name that Windows can't give a file or folder: signs it keeps for itself, an end it cuts off, or a device's. */
const BARRED = /[<>:"|?*\\\u0000-\u001f]|[. ]$|^(?:con|prn|aux|nul|com[1-9¹²³]|lpt[1-9¹²³])(?:\.|$)/i;

/** What is called so, of files by their paths: each file, or the folder that many of them lie in. */
function barredIn(paths: readonly string[]): string[] {
  const barred = paths.flatMap((path) => {
    const parts = path.split("/");
    const at = parts.findIndex((part) => BARRED.test(part));
    return at < 0 ? [] : [parts.slice(0, at + 1).join("/")];
  });
  return [...new Set(barred)];
}

/** A folder that is passed over though it may be a document's. */
async function oddFolder(root: string, entry: Dirent): Promise<OddFile[]> {
  const { name } = entry;
  const names = await readdir(join(root, name)).catch(() => []);
  const texts = names.filter((file) => isTextFile(file));
  if (entry.isDirectory()) return texts.map((file) => ({ path: `${name}/${file}`, what: "hidden" }));
  const leads = await stat(join(root, name)).catch(() => undefined);
  return leads?.isDirectory() ? [{ path: name, what: "link" }] : [];
}

/** Files below a folder down to `depth`, sorted; links are not followed. */
function listFiles(base: string, inside: string, depth: number): { files: string[]; odd: OddFile[] } {
  // Of thousands of folders that the system has at hand, waiting for each by a thread costs more than looking.
  const entries = readdirSync(join(base, inside), { withFileTypes: true });
  const files: string[] = [];
  const pathOf = ({ name }: Dirent) => (inside === "" ? name : `${inside}/${name}`);
  const odd = twinsOf(entries).map((entry): OddFile => ({ path: pathOf(entry), what: "twin" }));
  for (const entry of entries) {
    const path = pathOf(entry);
    const what = oddKind(entry);
    if (what !== undefined) odd.push({ path, what });
    else if (entry.isFile()) files.push(path);
    else if (entry.isDirectory() && depth > 1) {
      const below = listFiles(base, path, depth - 1);
      files.push(...below.files);
      odd.push(...below.odd);
    }
  }
  return { files: files.sort(), odd };
}

/** Entries whose names are an earlier one's where neither letter case nor ways to write an accent are told apart. */
function twinsOf(entries: readonly Dirent[]): Dirent[] {
  // Nothing is beside a single one.
  if (entries.length < 2) return [];
  const seen = new Set<string>();
  return entries.filter(({ name }) => {
    const folded = foldedName(name);
    if (seen.has(folded)) return true;
    seen.add(folded);
    return false;
  });
}

function oddKind(entry: Dirent): OddKind | undefined {
  // In a submodule it is a file.
  if (entry.name === ".git") return "repository";
  if (entry.isFile()) return undefined;
  if (entry.isDirectory()) return LIKE_A_TEXT.test(entry.name) || entry.name === "events.yaml" ? "folder" : undefined;
  return entry.isSymbolicLink() ? "link" : "device";
}
