import { type DocumentCode, documentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { adoptedTexts } from "../control/adopted.ts";
import { controlledOf } from "../control/controlled-settings.ts";
import type { Reason } from "../control/reason.ts";
import { type Regime, regimeOf } from "../control/regime.ts";
import { judgeSettings, recordUnderWay } from "../control/settings-history.ts";
import { compileCodeScheme } from "../document/codes/code-scheme.ts";
import { compareNatural, compareText } from "../document/words/compare-text.ts";
import type { DocumentFacts } from "./facts.ts";
import { judgedDocument } from "./judged-document.ts";
import {
  type ControlledDocument,
  currentFacts,
  type FolderFacts,
  type FolderLife,
  type Library,
  type LibraryControl,
  type Mention,
  WITHOUT_RECORDS,
} from "./library.ts";
import type { UnreadRecord } from "./unread-record.ts";
import { unreadRights } from "./unread-records.ts";

/**
 * Puts documents' facts together into a library as of `date`, each document's acts judged. Linear in documents and citations.
 * Files without a readable code are kept in `files` only.
 * @param by what acts are judged by: the library's settings records, or another regime
 */
export function indexLibrary(
  files: readonly DocumentFacts[],
  folders: ReadonlyMap<string, FolderFacts>,
  settings: LibrarySettings,
  date: IsoDate,
  by: LibraryControl | Regime = WITHOUT_RECORDS,
): Library {
  const sorted = [...files].sort((a, b) => compareText(a.path, b.path));
  const regime = regimeFor(by, settings, date);
  const gather = (code: DocumentCode, group: DocumentFacts[]) =>
    judgedDocument(
      code,
      group,
      folders.get(group[0]?.folder ?? code),
      regime,
      settings.revision.style,
      unreadTexts(texts.get(group[0]?.folder ?? code) ?? []),
    );
  const texts = Map.groupBy(sorted, ({ folder }) => folder);
  const lost = [...folders.keys()].filter((folder) => !texts.has(folder) && isLostLife(folder, folders.get(folder), regime));
  const lives = [...texts.keys(), ...lost].map((folder) =>
    lifeOfFolder(folder, texts.get(folder) ?? [], folders.get(folder), regime, settings),
  );
  // A code claimed by one folder is one document; claimed by several, it is put together from all of them.
  const ofLives = new Map(lives.flatMap(({ documents }) => documents.map((document) => [document.code, document] as const)));
  const claims = Map.groupBy(
    lives.flatMap(({ documents }) => documents),
    ({ code }) => code,
  );
  const groups = groupByCode(sorted);
  for (const code of ofLives.keys()) if (!groups.has(code)) groups.set(code, []);
  const documents = new Map(
    [...groups]
      .sort(([a], [b]) => compareNatural(a, b))
      .map(([code, group]) => [code, (claims.get(code)?.length === 1 ? ofLives.get(code) : undefined) ?? gather(code, group)] as const),
  );
  const unread = "records" in by ? by.unread : undefined;
  if (unread) for (const [code, document] of documents) documents.set(code, underUnread(document, unread));
  const external = new Map(settings.external.map((document) => [document.code, document] as const));
  const underWay = "records" in by ? recordUnderWay(judgeSettings(by.records, regime.today)) : undefined;
  return {
    settings,
    date,
    documents,
    external,
    citedBy: indexCitations(documents, date),
    files: sorted,
    lives,
    ...(underWay && { settingsUnderWay: { path: underWay.path, next: underWay.next } }),
    ...(unread && { unread }),
  };
}

/** Where it can't be read who may do what, nothing tells what is in force. */
function underUnread(document: ControlledDocument, unread: readonly UnreadRecord[]): ControlledDocument {
  const reasons = unreadRights({ unread }).map(({ path, file = path }): Reason => ({ why: "rights-unread", file }));
  return reasons.length === 0 ? document : { ...document, doubts: [...document.doubts, { from: undefined, reasons }] };
}

/** What acts are judged by. Looking at another day makes no act early: what is written down by today is. */
export function regimeFor(by: LibraryControl | Regime, settings: LibrarySettings, date: IsoDate): Regime {
  if (!("records" in by)) return by;
  const today = by.today ?? date;
  return regimeOf(judgeSettings(by.records, today), { settings: controlledOf(settings), signers: by.signers }, today);
}

/**
 * One folder's life, judged by itself.
 * @param texts in the order of paths
 */
export function lifeOfFolder(
  folder: string,
  texts: readonly DocumentFacts[],
  held: FolderFacts | undefined,
  regime: Regime,
  settings: LibrarySettings,
): FolderLife {
  const unread = texts.find((facts) => facts.unread !== undefined && facts.state === "draft");
  const issued = unreadTexts(texts);
  const groups = groupByCode(texts);
  // Of what was issued no text can be read: its folder is named by its code, and nothing tells what is in force.
  const code = groups.size === 0 ? lostCode(folder, isLostLife(folder, held, regime), issued, settings) : undefined;
  if (code !== undefined) groups.set(code, []);
  const documents = [...groups].map(([code, group]) => ({
    ...judgedDocument(code, group, held, regime, settings.revision.style, issued),
    ...(unread && { unreadDraft: unread }),
  }));
  return { folder, today: regime.today, files: texts, documents };
}

/** True for what was written of a life: an issue, or what happened after one, also where nobody can read it; a record that adopted a text. */
export function isLostLife(folder: string, held: FolderFacts | undefined, { adopted }: Regime): boolean {
  if (held === undefined) return false;
  if (adoptedTexts(adopted, folder).length > 0) return true;
  return held.issued.size > 0 || held.entries.length > 0 || held.eventsUnread !== undefined || (held.issuesUnread ?? []).length > 0;
}

/** The code of a document that its folder alone names; what is only named like an issued text is one where the library's codes are made like that. */
function lostCode(folder: string, isLost: boolean, unread: readonly DocumentFacts[], settings: LibrarySettings): DocumentCode | undefined {
  if (!isLost && unread.length === 0) return undefined;
  const scheme = compileCodeScheme(settings);
  const code = scheme.codeOfFolder(folder) ?? documentCode.safeParse(folder).data;
  return code !== undefined && (isLost || scheme.parse(code) !== undefined) ? code : undefined;
}

function unreadTexts(texts: readonly DocumentFacts[]): DocumentFacts[] {
  return texts.filter((facts) => facts.unread !== undefined && facts.state === "issued");
}

function groupByCode(files: readonly DocumentFacts[]): Map<DocumentCode, DocumentFacts[]> {
  const groups = new Map<DocumentCode, DocumentFacts[]>();
  for (const facts of files) {
    if (facts.code === undefined) continue;
    const group = groups.get(facts.code);
    if (group) group.push(facts);
    else groups.set(facts.code, [facts]);
  }
  return groups;
}

function indexCitations(documents: ReadonlyMap<DocumentCode, ControlledDocument>, date: IsoDate): Map<DocumentCode, Mention[]> {
  const index = new Map<DocumentCode, Mention[]>();
  for (const document of documents.values()) {
    for (const from of currentFacts(document, date)) {
      for (const citation of from.citations) {
        const mentions = index.get(citation.code);
        if (mentions) mentions.push({ from, citation });
        else index.set(citation.code, [{ from, citation }]);
      }
    }
  }
  return index;
}
