import { type Language, pick } from "../../../languages/language.ts";
import type { Document } from "../../document/document.ts";
import { roleName } from "../../document/named-in-settings.ts";
import { alteredParts, type DigestPart, partsInWords } from "../../seal/digest.ts";
import { type ChangedPlace, locateChanges } from "../../seal/locate-change.ts";
import { UsageError } from "../../usage-error.ts";
import type { DraftInWork } from "./draft-in-work.ts";

/**
 * Refuses a draft that is no longer what was approved, naming role, part and place.
 * @throws UsageError
 */
export function requireCurrent(draft: DraftInWork): void {
  const { document, reading, pictures, controlled } = draft;
  for (const [role, { digest, name }] of Object.entries(document.frontMatter.approvals)) {
    const changed = digest ? alteredParts(document, digest, reading, pictures) : [];
    if (changed.length === 0) continue;
    const places = placesOf(draft, role, changed);
    const list = (language: Language) => places.map((place) => `  ${pick(place, language)}`).join("\n");
    const printed = roleName(role, reading.settings);
    throw new UsageError(
      {
        en: `The draft changed after ${name} approved it as “${printed.en}”:\n${list("en")}`,
        id: `Draf berubah setelah disetujui ${name} sebagai “${printed.id}”:\n${list("id")}`,
      },
      {
        en: `Take the change back, or clear the approvals with sop reject ${controlled.code} --as ${role} --reason … and have it approved again.`,
        id: `Batalkan perubahannya, atau kosongkan persetujuan dengan sop reject ${controlled.code} --as ${role} --reason … lalu mintakan lagi.`,
      },
    );
  }
}

/** With the approved state at hand the very place; without it, the part. */
function placesOf(draft: DraftInWork, role: string, changed: readonly DigestPart[]): { en: string; id: string }[] {
  const { document, reading, pictures } = draft;
  const approved = draft.approvedStates.find((state) => isWhatWasApproved(state, role, draft));
  const located = approved ? locateChanges({ document: approved, pictures }, { document, pictures }, reading) : [];
  return changed.map((part) => {
    const place = located.find((candidate) => candidate.part === part);
    return place ? describe(place, document) : partsInWords([part]);
  });
}

/** Pictures are not looked up in the past: the words tell which state it was. */
function isWhatWasApproved(state: Document, role: string, { document, reading, pictures }: DraftInWork): boolean {
  const digest = document.frontMatter.approvals[role]?.digest;
  return digest !== undefined && alteredParts(state, digest, reading, pictures).every((part) => part === "assets");
}

function describe({ part, at, what }: ChangedPlace, { path, lines }: Document): { en: string; id: string } {
  const where = `${path}:${at.start.line}`;
  const name = partsInWords([part]);
  if (part === "header" || part === "assets") {
    return { en: `${where}  ${name.en}: ${what.join(", ")}`, id: `${where}  ${name.id}: ${what.join(", ")}` };
  }
  const now = lines[at.start.line - 1] ?? "";
  return {
    en: `${where}  ${name.en}: approved “${what[0] ?? ""}”, now “${now}”`,
    id: `${where}  ${name.id}: disetujui “${what[0] ?? ""}”, kini “${now}”`,
  };
}
