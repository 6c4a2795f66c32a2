import type { JumpDocument } from "../../data/search/jump-index.ts";
import { revisionOf } from "./revision-asked.ts";
import type { Visit } from "./visits.ts";

/** A page that was kept, of which nothing is in the portal any more. */
const GONE = "gone";

/** How what a kept address leads to stands today; undefined where it is in force. */
export function standingOfVisit({ address }: Visit, documents: readonly JumpDocument[]): string | undefined {
  const [folder, below = ""] = address.split("/");
  const document = documents.find((one) => one.address === `${folder}/`);
  if (!document) return GONE;
  const status = below === "draft" ? "draft" : statusWithin(document, /^rev-(.+)$/.exec(below)?.[1]);
  return status === "effective" ? undefined : status;
}

function statusWithin(document: JumpDocument, revision: string | undefined): string | undefined {
  const found = revision === undefined ? document : revisionOf(document, revision);
  return found === undefined || found === "logged" ? GONE : found.status;
}
