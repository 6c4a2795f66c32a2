import type { Problem } from "../../core/document/document.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import { type FrameNames, frameNames, frameProblems } from "../../core/library/frame-problems.ts";
import type { LibraryControl } from "../../core/library/library.ts";
import { type Issued, issued } from "../../schemas/issued.ts";
import { type DataRead, parseData } from "../files/read-data.ts";

/** By what the frame of an `issued.yaml` is judged. */
export interface AroundIssue {
  names: FrameNames;
  /** The revision's text; undefined where it can't be read. */
  revision: string | undefined;
}

/** An `issued.yaml` as read, and what in its frame names nothing; where it fits no schema, that comes first. */
export interface IssueRead extends DataRead<Issued> {
  strays: Problem[];
}

/** Reads the text of an `issued.yaml`. */
export function parseIssue(text: string, { names, revision }: AroundIssue): IssueRead {
  const read = parseData(text, issued);
  const frame = read.problems.length === 0 ? read.value?.frame : undefined;
  return { ...read, strays: frame ? frameProblems(frame, { names, text: revision, locateKey: read.locateKey }) : [] };
}

/** The names that frames of a library may use. */
export function frameNamesOf({ settings }: Pick<ReadingContext, "settings">, control: Pick<LibraryControl, "records">): FrameNames {
  return frameNames([settings, ...control.records.flatMap(({ record }) => record?.settings ?? [])]);
}
