import { type Answer, documentUnit, tellBuild } from "../../../cli/portal/door.ts";
import { titleOf } from "../../../core/library/library.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownDocument } from "../library/shown-revision.ts";
import { guideAddress } from "../page/addresses.ts";
import { flowHolding } from "./flows.ts";
import { revisionIn, type Standing, standingIn, standingTurns } from "./standing.ts";

/** What a document's pages may ask about other documents. Every answer is noted: where one changes, they are made again. */
export interface Others {
  /** True where the portal has pages of a document, or of one issued revision of it. */
  hasPages: (code: DocumentCode, revision?: Revision) => boolean;
  /** How a document stands, or that revision of it where there is one; undefined where it is in force or held elsewhere. */
  standing: (code: DocumentCode, revision?: Revision) => Standing | undefined;
  /** The first day on which that is another answer, by what is recorded: a withdrawal, a return, a revision that comes into force or is followed. */
  turns: (code: DocumentCode, revision?: Revision) => IsoDate | undefined;
  /** A document's title as known today; also of one held elsewhere. */
  title: (code: DocumentCode) => string | undefined;
  /** Address of the guide that holds a step of a document's main revision, or of its first guide. */
  guideAddress: (code: DocumentCode, step?: number) => string | undefined;
}

/** What is known of other documents than `asking`. */
export function otherDocuments(portal: Portal, asking: DocumentCode): Others {
  const noted = new Set<string>();
  const ask = <T extends Answer>(question: Question): T => {
    const answer = answerOf(portal, question);
    const text = JSON.stringify(question);
    if (!noted.has(text)) tellBuild({ asked: { unit: documentUnit(asking), question: text, answer } });
    noted.add(text);
    return answer as T;
  };
  return {
    hasPages: (code, revision) => ask<boolean>(revision === undefined ? ["pages", code] : ["pages", code, revision]),
    standing: (code, revision) =>
      ask<Standing | null>(revision === undefined ? ["standing", code] : ["standing", code, revision]) ?? undefined,
    turns: (code, revision) => ask<IsoDate | null>(revision === undefined ? ["turns", code] : ["turns", code, revision]) ?? undefined,
    title: (code) => ask<string | null>(["title", code]) ?? undefined,
    guideAddress: (code, step) => ask<string | null>(step === undefined ? ["guide", code] : ["guide", code, step]) ?? undefined,
  };
}

type Question =
  | readonly ["pages", DocumentCode, Revision?]
  | readonly ["standing", DocumentCode, Revision?]
  | readonly ["turns", DocumentCode, Revision?]
  | readonly ["title", DocumentCode]
  | readonly ["guide", DocumentCode, number?];

/** What a question that was noted in an earlier build would be answered today. */
export function answerAgain(portal: Portal, question: string): Answer {
  return answerOf(portal, JSON.parse(question) as Question);
}

function answerOf(portal: Portal, question: Question): Answer {
  const [kind, code] = question;
  if (kind === "title") return titleOf(portal.read.library, code) ?? null;
  if (kind === "standing") return standingIn(portal, code, question[2]) ?? null;
  if (kind === "turns") return standingTurns(portal, code, question[2]) ?? null;
  const found = portal.documents.get(code);
  if (kind === "pages") return hasPages(found, question[2]);
  const main = found?.main;
  const flow = main && flowHolding(main.facts.flows, question[2]);
  return main && flow ? guideAddress(main, flow) : null;
}

function hasPages(found: ShownDocument | undefined, revision: Revision | undefined): boolean {
  if (!found || revision === undefined) return found !== undefined;
  return revisionIn(found.all, revision) !== undefined || found.lost.some((one) => one.revision === revision);
}
