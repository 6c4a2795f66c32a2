import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import type { Document } from "../document.ts";

/**
 * Whether steps of a text stand outside of its flows, which is an error by itself (SOP103, SOP407): what would be asked of them is
 * asked once they are read.
 */
export function areStepsUnread({ hasStepsElsewhere }: Document, levels: LibrarySettings["rules"]): boolean {
  return hasStepsElsewhere && (["SOP103", "SOP407"] as const).every((rule) => (levels[rule] ?? "error") === "error");
}
