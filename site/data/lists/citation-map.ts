import type { StatusName } from "../../../core/library/status.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import type { MapNode } from "../../map/layout.ts";
import type { Portal } from "../library/portal.ts";
import { headOf } from "./document-head.ts";

/** A document on the map. */
export interface CitationNode extends MapNode {
  /** Undefined where it is in force, or another's. */
  status: StatusName | undefined;
}

/** Documents and the citations between them, of the revisions the portal shows at their own address. */
export interface CitationMap {
  nodes: CitationNode[];
  /** Citing and cited code. */
  edges: [string, string][];
  /** Names of the columns. */
  columns: string[];
  /** How many documents there are in all. */
  all: number;
}

const MOST = 120;

/** The map; of a large library, the documents that are cited most. */
export function citationMap(portal: Portal, language: Language, elsewhere: string): CitationMap {
  const letters = Object.keys(portal.settings.types);
  const edges = [...portal.documents].flatMap(([code, { main }]) => {
    const cited = new Set((main?.facts.citations ?? []).map((citation) => citation.code));
    return [...cited].filter((other) => other !== code && isKnown(portal, other)).map((other): [string, string] => [code, other]);
  });
  const cited = new Map<string, number>();
  for (const code of edges.flat()) cited.set(code, (cited.get(code) ?? 0) + 1);
  const all: CitationNode[] = [
    ...[...portal.documents].map(([code, document]) => {
      const { title, type, status } = headOf(portal, document);
      return { code, title, column: columnOf(letters, type), status: status === "effective" ? undefined : status };
    }),
    ...[...portal.read.library.external].map(([code, { title }]) => ({ code, title, column: letters.length + 1, status: undefined })),
  ];
  const chosen = new Set(
    [...all]
      .sort((a, b) => (cited.get(b.code) ?? 0) - (cited.get(a.code) ?? 0))
      .slice(0, MOST)
      .map(({ code }) => code),
  );
  const names = [...letters.map((letter) => pick(portal.settings.types[letter]?.name, language) ?? letter), "–", elsewhere];
  return {
    nodes: all.filter(({ code }) => chosen.has(code)),
    edges: edges.filter(([from, to]) => chosen.has(from) && chosen.has(to)),
    columns: names,
    all: all.length,
  };
}

function isKnown({ documents, read }: Portal, code: DocumentCode): boolean {
  return documents.has(code) || read.library.external.has(code);
}

function columnOf(letters: readonly string[], type: string | undefined): number {
  const index = type === undefined ? -1 : letters.indexOf(type);
  return index < 0 ? letters.length : index;
}
