import { isSameRevision } from "../../../core/document/codes/revision-order.ts";
import type { JumpDocument } from "../../data/search/jump-index.ts";
import type { Jump } from "./jump-result.ts";

const NAMED =
  /(?:^|[\s,(])(?:rev|revisi|revision)(?:[.:_-]?\s+(?:no\.?|nomor|number)\s+|[.:_-]\s*|\s+|(?=\d))([a-z0-9]+(?:[._-][a-z0-9]+)*)[.,;)]*(?=\s|$)/i;

/** The revision that a question names, and the question without it; undefined where it names none: `P-51 rev 02`, `revisi 1 P-51`. */
export function revisionAsked(query: string): { revision: string; rest: string } | undefined {
  const found = NAMED.exec(query);
  if (!found) return undefined;
  const rest = `${query.slice(0, found.index)} ${query.slice(found.index + found[0].length)}`.trim();
  return { revision: found[1] as string, rest };
}

/** How a document has a revision: as a page of the portal, or by its change log alone; undefined where it has none of that name. */
export function revisionOf(document: JumpDocument, asked: string): Jump | "logged" | undefined {
  const { code, title, language, address, others = {} } = document;
  const jump = (revision: string, status: JumpDocument["status"], address: string): Jump => {
    return { kind: "document", title, note: `${code} · ${revision}`, address, status, language };
  };
  if (isSameRevision(document.revision, asked)) return jump(document.revision, document.status, address);
  for (const [status, names = []] of Object.entries(others)) {
    const name = names.find((one) => isSameRevision(one, asked));
    if (name === undefined) continue;
    if (status === "logged") return "logged";
    return jump(name, status as JumpDocument["status"], `${address}${status === "draft" ? "draft" : `rev-${name}`}/`);
  }
  return undefined;
}
