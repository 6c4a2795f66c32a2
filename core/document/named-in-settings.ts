import type { DocumentType, LibrarySettings } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/** A role as the library's settings call it; by its id where they say nothing of it. */
export function roleName(role: string, { roles }: Pick<LibrarySettings, "roles">): LocalText {
  return roles[role] ?? { id: role, en: role };
}

/** What the library's settings say of a type of documents; undefined where they know none of that letter. */
export function settingsOfType(type: string | undefined, { types }: Pick<LibrarySettings, "types">): DocumentType | undefined {
  return type === undefined ? undefined : types[type];
}

/** A type of documents as the library's settings call it; by its letter where they say nothing of it. */
export function typeName(type: string, { types }: Pick<LibrarySettings, "types">): LocalText {
  return types[type]?.name ?? { id: type, en: type };
}
