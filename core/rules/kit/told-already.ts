import type { FrontMatter } from "../../../schemas/front-matter.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { Document, FieldName, Step } from "../../document/document.ts";
import { fieldOf } from "../../document/steps/field-names.ts";
import { meantField } from "../../document/steps/meant-field.ts";

/** What a finding rests on: what stands under a key of the frontmatter, or in a field of a step. */
export type RestsOn = keyof FrontMatter | { step: Step; field: FieldName };

/**
 * Whether what a finding rests on was written under a mistyped name, which is an error by itself (SOP101, SOP407) and names the right
 * one: what follows from that would bury it. Where the library lowers that error, nothing is passed over.
 */
export function toldAlready(document: Document, levels: LibrarySettings["rules"]): (restsOn: RestsOn | undefined) => boolean {
  const isError = (rule: "SOP101" | "SOP407") => (levels[rule] ?? "error") === "error";
  const mistyped = new Set(isError("SOP101") ? document.problems.flatMap(({ meant }) => meant ?? []) : []);
  return (restsOn) => {
    if (restsOn === undefined) return false;
    if (typeof restsOn === "string") return mistyped.has(restsOn) && !Object.hasOwn(document.rawFrontMatter, restsOn);
    const { step, field } = restsOn;
    return isError("SOP407") && step.fields.some((own) => own.field === undefined && fieldOf(meantField(own.name.value) ?? "") === field);
  };
}
