import type { Flow, Step } from "../../../core/document/document.ts";
import type { Table } from "../../../languages/table.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { textOf } from "../document/frame.ts";
import { type StepFact, stepFacts } from "../document/step-facts.ts";
import type { PortalBase } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import type { PaperDrawing } from "./flow-drawing.ts";

/** What of a flow goes on paper. */
export interface PrintedFlow {
  /** Undefined where the drawing is not printed. */
  drawing: PaperDrawing | undefined;
  table: boolean;
}

/**
 * By the library's setting the drawing with its description column, the table, or both; the table also where there is no
 * drawing that can be read on paper, or where steps hold what a drawing has no place for.
 */
export function printedFlow(portal: PortalBase, shown: ShownRevision, { steps }: Flow, paper: PaperDrawing | undefined): PrintedFlow {
  const { print } = portal.settings.portal;
  const drawing = print === "table" ? undefined : paper;
  const isMore = steps.some(({ text }) => /!\[|^\s*(?:\||```|~~~)/m.test(textOf(shown, text)));
  return { drawing, table: print !== "drawing" || drawing === undefined || isMore };
}

/** A step of which a print says more than its drawing has a place for, and what. */
export interface ToldBeside {
  step: Step;
  facts: StepFact[];
}

/** What stands below a printed drawing; nothing where the table is printed too. */
export function toldBeside({ drawing, table }: PrintedFlow, { steps }: Flow, { settings }: PortalBase, t: Table["portal"]): ToldBeside[] {
  if (!drawing || table) return [];
  return steps
    .map((step) => ({ step, facts: untoldFacts(step, settings.portal.layout, t) }))
    .filter(({ step, facts }) => facts.length > 0 || step.follows || step.reconstructed?.reason);
}

/** Facts of a step for which the drawing's text columns have no place, by form. */
function untoldFacts(step: Step, layout: LibrarySettings["portal"]["layout"], t: Table["portal"]): StepFact[] {
  const told = layout === "house" ? ["kpi", "rc"] : ["input", "time", "output", "remark", "kpi", "rc"];
  return stepFacts(step, t).filter(({ field }) => !told.includes(field));
}
