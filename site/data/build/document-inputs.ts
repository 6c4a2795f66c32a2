import { sha256Hex } from "../../../core/sha256.ts";
import { documentPortal } from "../document/document-portal.ts";
import { linksGlossary } from "../document/linked-terms.ts";
import type { DocumentIssues, Portal } from "./portal.ts";

/**
 * Digest of what a document's pages are made from, but for what `others` tells them and what every page depends on: its
 * texts, events, frames and statuses, the names of the files beside them, who cites it, and the glossary where it is linked.
 */
export function documentInputs(portal: Portal, own: DocumentIssues): string {
  const { controlled } = own.main;
  const { beside, pictures, citing, glossary } = documentPortal(portal, own);
  const texts = own.all.map(({ document, status }) => [document.fileName, document.lines, status]);
  return sha256Hex(
    JSON.stringify(
      [controlled, texts, [...beside], [...pictures], citing, own.all.some(linksGlossary) ? glossary.digest : ""],
      refuseUnseen,
    ),
  );
}

/** What JSON would leave out must not be left out of a digest. */
function refuseUnseen(key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === "function") throw new Error(`“${key}” can't be put into a digest`);
  return value;
}
