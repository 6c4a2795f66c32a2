import type { Step } from "../../../core/document/document.ts";
import { plainText } from "../../../core/document/prose/prose.ts";
import { loggedRevisions } from "../../../core/library/logged-revisions.ts";
import type { Cell } from "../../../core/library/registers/register.ts";
import type { StatusName } from "../../../core/library/status.ts";
import { textsIn } from "../../../languages/index.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { isSilent, NEGATED, phraseWordsIn } from "../../search/words.ts";
import { flowsNumber, introductionOf, textOf } from "../document/frame.ts";
import { comingOf } from "../document/next-change.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownDocument, ShownRevision } from "../library/shown-revision.ts";
import { headOf } from "../lists/document-head.ts";
import { otherNames, registerNames } from "../lists/list-names.ts";
import { nextListChange } from "../lists/next-list-change.ts";
import { registersOf } from "../lists/registers.ts";
import { documentAddress, guideAddress, homeAddress } from "../page/addresses.ts";
import { listPageAddress, pageNumberOf } from "../page/list-pages.ts";
import { rowAnchor, rowName } from "../page/row-anchors.ts";
import { deviceSynonyms, shippedSynonyms, thingSynonyms } from "./shipped-synonyms.ts";

/** What a code, an RC, a title or a name jumps to: `search/jump.json`. Addresses are from the top of a language's pages. */
export interface JumpIndex {
  documents: JumpDocument[];
  /** Applications, KPIs, terms, clauses of standards and documents held elsewhere. */
  names: JumpName[];
  /** Registers and what else shows the library as a whole, with their titles by language. */
  pages: { titles: Readonly<Record<string, string>>; address: string }[];
  /** Words and phrases that mean the same to who asks. */
  synonyms: readonly (readonly string[])[];
  /** The same of what questions are about. */
  things: readonly (readonly string[])[];
  /** How many of them, the first, are what may break. */
  devices: number;
  /** The next day on which what is in force can change; none where nothing is scheduled. */
  changes?: IsoDate;
}

export interface JumpName {
  kind: "application" | "kpi" | "term" | "clause" | "external";
  text: string;
  /** What else it is called: a clause's number, a document's code. */
  also?: string;
  /** Words of what it means, each once. */
  words?: string;
  address: string;
}

export interface JumpDocument {
  code: string;
  title: string;
  revision: string;
  status: StatusName;
  language: string;
  address: string;
  /** The day from which on its status is another by the record. */
  turns?: IsoDate;
  /** Its other revisions by how they stand, and as `logged` those of which the change log alone tells: names only, since this is loaded whole. */
  others?: Partial<Record<StatusName | "logged", string[]>>;
  keywords?: string[];
  flows?: JumpFlow[];
  /** What a draft that is shown beside it has of flows and steps that it lacks. */
  drafted?: JumpFlow[];
}

export interface JumpFlow {
  title: string;
  address: string;
  keywords?: string[];
  /** Words of what sets it off and of its introduction, each once. */
  words?: string;
  /** Numbers and titles of its steps; in a library of no more than `MOST_STEPS` also the words of their texts, each once. */
  steps: [number, string, string?][];
}

/** Beyond so many steps their texts are left to the full text search: this index is loaded whole. */
const MOST_STEPS = 8000;

/** The index of what can be jumped to, of the documents' parts of it. */
export function jumpIndex(portal: Portal, documents: JumpDocument[]): JumpIndex {
  const changes = nextListChange(portal);
  return {
    ...(changes && { changes }),
    documents: documents.map((document) => withTurn(portal, document)),
    names: namesOf(portal),
    pages: pagesOf(portal),
    synonyms: [...shippedSynonyms, ...portal.settings.search.synonyms],
    things: thingSynonyms,
    devices: deviceSynonyms.length,
  };
}

function withTurn(portal: Portal, document: JumpDocument): JumpDocument {
  const main = portal.documents.get(document.code as DocumentCode)?.main;
  const turns = main && comingOf(portal, main)[0]?.on;
  return turns ? { ...document, turns } : document;
}

/** True where the library is so small that its steps' texts stand in the index. */
export function jumpsToTexts({ documents }: Portal): boolean {
  const steps = [...documents.values()].flatMap(({ main }) => (main?.facts.flows ?? []).map((flow) => flow.steps.length));
  return steps.reduce((sum, count) => sum + count, 0) <= MOST_STEPS;
}

/** What of a document can be jumped to, of its main revision; where no text can be read, the document itself. */
export function jumpDocument(portal: Portal, document: ShownDocument, withTexts: boolean): JumpDocument {
  const { code, title, revision = "", status, language } = headOf(portal, document);
  const { main } = document;
  const flows = main ? flowEntries(portal, main, withTexts) : [];
  const others = otherRevisions(document, revision);
  const keywords = main?.facts.keywords ?? [];
  const draft = document.all.find((one) => one !== main && one.status.status === "draft");
  const drafted = draft ? lackingIn(flows, flowEntries(portal, draft, withTexts)) : [];
  return {
    code,
    title,
    revision,
    status,
    language,
    address: documentAddress(code),
    ...(Object.keys(others).length > 0 && { others }),
    ...(keywords.length > 0 && { keywords }),
    ...(flows.length > 0 && { flows }),
    ...(drafted.length > 0 && { drafted }),
  };
}

/** Of flows, those that others lack, and of the rest the steps: each is known by its title. */
function lackingIn(known: readonly JumpFlow[], flows: readonly JumpFlow[]): JumpFlow[] {
  return flows.flatMap((flow) => {
    const same = known.find(({ title }) => title === flow.title);
    const titles = new Set(same?.steps.map(([, title]) => title));
    const steps = flow.steps.filter(([, title]) => !titles.has(title));
    return same && steps.length === 0 ? [] : [{ ...flow, steps }];
  });
}

/** @param listed the revision by which the document itself is listed */
function otherRevisions({ controlled, main, all, lost }: ShownDocument, listed: string): NonNullable<JumpDocument["others"]> {
  const others: NonNullable<JumpDocument["others"]> = {};
  const add = (status: StatusName | "logged", name: string) => {
    others[status] = [...(others[status] ?? []), name];
  };
  for (const one of all) if (one !== main) add(one.status.status, one.revision);
  for (const one of lost) if (main || one.revision !== listed) add("doubtful", one.revision);
  for (const { revision } of loggedRevisions(controlled)) add("logged", revision);
  return others;
}

function flowEntries(portal: Portal, shown: ShownRevision, withTexts: boolean): JumpFlow[] {
  const section = flowsNumber(portal, shown);
  return shown.document.flows.map((flow) => ({
    title: flow.title,
    address: flow.steps.length > 0 ? guideAddress(shown, flow) : `${homeAddress(shown)}#${section}.${flow.number}`,
    ...(flow.keywords.length > 0 && { keywords: flow.keywords }),
    ...(withTexts && { words: wordsOnce([flow.start ?? "", plainText(introductionOf(shown, flow))]) }),
    steps: flow.steps.map((step): JumpFlow["steps"][number] =>
      withTexts ? [step.number, step.title, stepWords(shown, step)] : [step.number, step.title],
    ),
  }));
}

function stepWords(shown: ShownRevision, { text, next, exceptions, applications }: Step): string {
  const branches = next.kind === "branches" ? next.branches : [];
  const answers = [...branches, ...exceptions].map(({ label }) => label.value);
  return wordsOnce([plainText(textOf(shown, text)), ...answers, ...applications.map(({ value }) => value)]);
}

/** The words that tell something, each once; what says no stays before the word that it belongs to. */
function wordsOnce(texts: readonly string[]): string {
  const words = phraseWordsIn(texts.join(" ")).filter((word) => word === NEGATED || !isSilent(word));
  const denied = words.flatMap((word, at) => (word === NEGATED ? [] : [words[at - 1] === NEGATED ? `${NEGATED} ${word}` : word]));
  return [...new Set(denied)].join(" ");
}

function pagesOf(portal: Portal): JumpIndex["pages"] {
  const named = portal.languages.flatMap((language) => {
    const { verify, docs } = textsIn(language).portal;
    const single = [
      { address: "verify/", name: verify },
      { address: "docs/", name: docs },
    ];
    return [...registerNames(portal, language), ...otherNames(language), ...single].map(({ address, name }) => ({
      address,
      name,
      language,
    }));
  });
  return [...Map.groupBy(named, ({ address }) => address)].map(([address, each]) => ({
    titles: Object.fromEntries(each.map(({ language, name }) => [language, name])),
    address,
  }));
}

const kinds = { applications: "application", kpi: "kpi", terms: "term", clauses: "clause", external: "external" } as const;

function namesOf(portal: Portal): JumpName[] {
  const names = new Map<string, JumpName>();
  const registers = registersOf(portal);
  const terms = registers.find(({ name }) => name === "terms")?.rows ?? [];
  const explained = new Map(terms.map(({ cells }) => [String(cells["term"]), cells]));
  for (const register of registers) {
    const { name, rows } = register;
    const kind = kinds[name as keyof typeof kinds];
    if (kind === undefined) continue;
    for (const [index, row] of rows.entries()) {
      const { clause, code, title } = row.cells;
      const key = rowName(register, row);
      // An application is a term, too: the register that shows its steps comes first.
      if (key === "" || names.has(key)) continue;
      const address = `${listPageAddress(`registers/${name}/`, pageNumberOf(index))}#${rowAnchor(key)}`;
      const also = kind === "clause" ? clause : kind === "external" ? code : undefined;
      const explanation = explained.get(key);
      names.set(key, {
        kind: kind === "term" && wordOf(explanation?.["kind"]) === "application" ? "application" : kind,
        text: kind === "external" ? String(title) : key,
        ...(also !== undefined && { also: String(also) }),
        ...(explanation && { words: wordsOnce([String(explanation["meaning"])]) }),
        address,
      });
    }
  }
  return [...names.values()];
}

function wordOf(cell: Cell): string | undefined {
  return typeof cell === "object" ? cell.value : undefined;
}
