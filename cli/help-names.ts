import { type Language, pick } from "../languages/language.ts";
import type { LibrarySettings } from "../schemas/library-settings.ts";
import { helpIn } from "./both.ts";

/** What stands for `{types}`, `{roles}` in help texts. */
export type HelpNames = Readonly<Record<string, string>>;

/** What the library at hand calls its types and roles: a help text says `{types}`, `{roles}`. */
export function namesOf({ types, roles }: LibrarySettings, language: Language): HelpNames {
  const signing = new Set(Object.values(types).flatMap(({ approvals }) => approvals));
  return {
    "{types}": Object.entries(types)
      .map(([letter, { name }]) => `${letter} (${pick(name, language)})`)
      .join(", "),
    "{roles}": [...signing].map((role) => (roles[role] ? `${role} (${pick(roles[role], language)})` : role)).join(", "),
  };
}

/** A help text in one language, with the library's names in it. */
export function helpWith(text: string, language: Language, names: HelpNames): string {
  return helpIn(text, language).replaceAll(/\{\w+\}/g, (name) => names[name] ?? name);
}
