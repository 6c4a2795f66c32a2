import type { LocalText } from "../../../schemas/local-text.ts";
import type { DocumentState } from "../../document/document.ts";
import type { LibraryChange, LibraryPlaces } from "../../library/change.ts";
import type { Report, RuleSummary } from "./define-summary.ts";

/** A rule about what a change may do: a pure function of two states of the library. */
export interface GateRule extends Omit<RuleSummary, "examples"> {
  scope: "gate";
  examples: GateExample[];
  check: (change: LibraryChange, context: GateContext) => void;
}

export interface GateContext {
  report: (place: GatePlace, report: Report) => void;
}

/** The file a gate finding is about; it may be gone. */
export interface GatePlace {
  path: string;
  code?: string | undefined;
  revision?: string | undefined;
  state: DocumentState;
}

/**
 * An example of a change: the files before and after, by path inside the library. Documents are completed as in other
 * rules' examples; `events.yaml`, `issued.yaml`, `library.yaml` and `allowed_signers` are given as they are, `settings/NNN.yaml` as in other rules' examples.
 */
export type GateExample = {
  title: LocalText;
  base: Readonly<Record<string, string>>;
  head: Readonly<Record<string, string>>;
  /** The branch the change is for, where it went on meanwhile; default: the base. */
  target?: Readonly<Record<string, string>>;
  date?: string;
  /** Where the library stands, when not where it stood. */
  places?: Partial<LibraryPlaces>;
  /** Files that change and say what judges changes. */
  judge?: readonly string[];
} & ({ reports: readonly string[] } | { reports?: undefined });

/** Declares a gate rule. */
export function defineGateRule(rule: GateRule): GateRule {
  return rule;
}
