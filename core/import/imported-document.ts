import type { Definition, DistributionCopy } from "../../schemas/front-matter.ts";
import type { DocumentType } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import type { PlainFlow } from "../flow/graph/plain-flow.ts";
import type { PaperApprovals } from "./recognisers/approvals.ts";
import type { Head } from "./recognisers/head.ts";
import type { Raci } from "./recognisers/raci.ts";
import type { ReadRecord } from "./recognisers/records.ts";
import type { Reference } from "./recognisers/references.ts";
import type { HistoryEntry } from "./recognisers/revision-history.ts";

/** A flow as steps, or, where the source names their fields as the notation does, in its lines from `###` on. */
export type ImportedFlow = PlainFlow | { notation: string };

/** A document as it was understood, before it is printed. */
export interface ImportedDocument {
  head: Head;
  language: Language;
  type: DocumentType;
  approvals: PaperApprovals;
  references: Reference[];
  parties: string[];
  definitions: Definition[];
  workInstructions: string[];
  records: ReadRecord[];
  applications: string[];
  keywords: string[];
  /** Copies handed out, by the paper's stamps. */
  distribution: DistributionCopy[];
  /** Who carries out what, by tables that stand outside the procedure. */
  raci: Raci[];
  history: HistoryEntry[];
  flows: ImportedFlow[];
  /** Markdown by the id of the section it stands in. */
  prose: Map<string, string[]>;
  /** Frontmatter that is guessed. */
  reconstructed: string[];
}
