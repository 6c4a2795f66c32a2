import type { Range } from "../../schemas/finding.ts";
import { rangeOnLine } from "../document/position.ts";
import type { DocumentFacts } from "./facts.ts";

/**
 * A thing of a document by its path in the facts: a value of the frontmatter (`["records", 2]`), or by its number what
 * stands in the body. It stays the same while lines move; where it stands is looked up when a finding is printed.
 */
export type FactPath =
  | readonly [key: "code" | "revision" | "effective" | "approvals"]
  /** When a role signed. */
  | readonly [key: "approvals", role: string]
  | readonly [key: "changes" | "definitions" | "applications" | "records" | "applicationUses" | "citations" | "mistyped", index: number]
  | readonly [key: "steps", flow: number, step: number]
  | readonly [key: "rcs", flow: number, step: number];

/** Where a thing stands: in lines and columns, or by its path in the facts. */
export type Place = Range | FactPath;

/**
 * Where a place is in a document's file; the file's first line where the document has no such thing.
 * @param facts undefined: a file that is no document, such as `events.yaml`
 */
export function rangeOf(place: Place, facts: DocumentFacts | undefined): Range {
  return (isPath(place) ? facts && rangeOfPath(place, facts) : place) ?? rangeOnLine(1, 1, 1);
}

function isPath(place: Place): place is FactPath {
  return Array.isArray(place);
}

function rangeOfPath(path: FactPath, facts: DocumentFacts): Range | undefined {
  const { at } = facts;
  switch (path[0]) {
    case "code":
    case "revision":
    case "effective":
      return at[path[0]];
    case "approvals":
      return path[1] === undefined ? at.approvals : (at.approvalDates[path[1]] ?? at.approvals);
    case "changes":
      return at.changes[path[1]];
    case "steps":
      return facts.flows[path[1]]?.steps[path[2]]?.at;
    case "rcs":
      return facts.flows[path[1]]?.steps[path[2]]?.rc?.at;
    default:
      return facts[path[0]][path[1]]?.at;
  }
}
