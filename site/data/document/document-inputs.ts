import { sha256Hex } from "../../../core/sha256.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";
import { hasLostForce, type ShownDocument } from "../library/shown-revision.ts";
import { documentPortal } from "./document-portal.ts";

/**
 * Digest of what a document's pages are made from, but for what `others` tells them and what every page depends on: its
 * texts, events, frames and statuses, the names of the files beside them, who cites it, and the glossary where it is linked.
 */
export const documentInputs = once((portal: Portal, shown: ShownDocument): string => {
  // What its acts were judged by shows in what became of them.
  const { life: _, ...controlled } = shown.controlled;
  const { beside, files, citedBy, glossary } = documentPortal(portal, shown);
  const texts = shown.all.map(({ facts, text, status }) => [facts.fileName, text, status]);
  const linksGlossary = shown.all.some((revision) => !hasLostForce(revision));
  return sha256Hex(
    JSON.stringify([controlled, texts, [...beside], [...files], citedBy, linksGlossary ? glossary.digest : ""], refuseUnseen),
  );
});

/** What JSON would leave out must not be left out of a digest. */
function refuseUnseen(key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === "function") throw new Error(`“${key}” can't be put into a digest`);
  return value;
}
