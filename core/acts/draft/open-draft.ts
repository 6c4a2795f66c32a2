import type { Document } from "../../document/document.ts";
import type { HeldFile } from "../write/plan.ts";

/** A draft and its file. */
export interface OpenDraft {
  document: Document;
  file: HeldFile;
}
