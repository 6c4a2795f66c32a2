import { defaultTypes } from "../../schemas/default-types.ts";
import type { Range } from "../../schemas/finding.ts";
import type { Issued } from "../../schemas/issued.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import type { Problem } from "../document/document.ts";
import { nearest } from "../document/words/nearest.ts";

/** Names that a printed frame may use for its keys. */
export interface FrameNames {
  sections: ReadonlySet<string>;
  roles: ReadonlySet<string>;
}

/** What settings call sections and roles: today's, those of each record, and those that hold where nothing is said. */
export function frameNames(settings: readonly Pick<LibrarySettings, "types" | "roles">[]): FrameNames {
  const types = [...Object.values(defaultTypes), ...settings.flatMap((each) => Object.values(each.types))];
  return {
    sections: new Set(types.flatMap(({ sections }) => sections.map(({ id }) => id))),
    roles: new Set([...types.flatMap(({ approvals }) => approvals), ...settings.flatMap(({ roles }) => Object.keys(roles))]),
  };
}

/**
 * Keys of a printed frame by which nothing is printed. They are free, so no schema knows them; with a slip in one, what was printed
 * on that day gives way to today's name without a word.
 * @param text the revision's; undefined where it can't be read, then nothing tells what it cites
 */
export function frameProblems(
  { sections, roles, titles }: Issued["frame"],
  { names, text, locateKey }: { names: FrameNames; text: string | undefined; locateKey: (path: readonly string[]) => Range },
): Problem[] {
  const cited = text === undefined ? undefined : lettersOf(text);
  const told = (place: "sections" | "roles" | "titles", key: string, candidates: ReadonlySet<string>) =>
    strayKey(place, key, nearest(key, candidates), locateKey(["frame", place, key]));
  return [
    ...Object.keys(sections).flatMap((key) => (names.sections.has(key) ? [] : [told("sections", key, names.sections)])),
    ...Object.keys(roles).flatMap((key) => (names.roles.has(key) ? [] : [told("roles", key, names.roles)])),
    ...Object.keys(titles).flatMap((key) => (cited?.includes(lettersOf(key)) !== false ? [] : [told("titles", key, new Set())])),
  ];
}

/** A code however it is written: a citation needn't be spelled as its document's code is. */
function lettersOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

const unnamed = {
  sections: { en: "no section of any type in the settings", id: "bagian jenis dokumen mana pun dalam pengaturan" },
  roles: { en: "no role in the settings", id: "peran dalam pengaturan" },
  titles: { en: "no code that this revision cites", id: "kode yang dirujuk revisi ini" },
};

const restore = {
  en: "Restore issued.yaml as it was written when the revision was issued.",
  id: "Pulihkan issued.yaml seperti saat revisi itu terbit.",
};
const leave = {
  en: "Leave it where the settings had it when the revision was issued. Otherwise restore issued.yaml as it was written then.",
  id: "Biarkan bila pengaturan memuatnya saat revisi itu terbit. Bila tidak, pulihkan issued.yaml seperti saat itu.",
};

function strayKey(place: keyof typeof unnamed, key: string, guess: string | undefined, at: Range): Problem {
  // Settings had it once, perhaps, before they were recorded; what a revision cites stands in its text.
  const isFormer = guess === undefined && place !== "titles";
  return {
    kind: "frontMatter",
    at,
    key: `key frame.${place}.${key}`,
    ...(isFormer && { severity: "note" }),
    message: {
      en: `“frame.${place}.${key}” names ${unnamed[place].en}, so nothing is printed by it.`,
      id: `“frame.${place}.${key}” tidak menyebut ${unnamed[place].id}, sehingga tidak tercetak.`,
    },
    fix: guess ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` } : isFormer ? leave : restore,
  };
}
