import type { DocumentType, LibrarySettings } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { quotedList } from "./words/quoted-list.ts";

/** A role as the library's settings call it; by its id where they say nothing of it. */
export function roleName(role: string, { roles }: Pick<LibrarySettings, "roles">): LocalText {
  return roles[role] ?? { id: role, en: role };
}

/** Roles as a list in a sentence: “Dibuat oleh”, “Disahkan oleh”. */
export function roleNames(roles: readonly string[], settings: Pick<LibrarySettings, "roles">): LocalText {
  const names = roles.map((role) => roleName(role, settings));
  return { en: quotedList(names.map(({ en }) => en)), id: quotedList(names.map(({ id }) => id)) };
}

/** What the library's settings say of a type of documents; undefined where they know none of that letter. */
export function settingsOfType(type: string | undefined, { types }: Pick<LibrarySettings, "types">): DocumentType | undefined {
  return type === undefined ? undefined : types[type];
}

/** A type of documents as the library's settings call it; by its letter where they say nothing of it. */
export function typeName(type: string, { types }: Pick<LibrarySettings, "types">): LocalText {
  return types[type]?.name ?? { id: type, en: type };
}
