import { type LibrarySettings, librarySettings } from "../schemas/library-settings.ts";
import { type Language, languages } from "../schemas/local-text.ts";
import { flagOf } from "./flag-of.ts";
import { findLibrary } from "./read/find-library.ts";
import { readSettings } from "./read/read-settings.ts";
import { languageOfLocale } from "./spoken-language.ts";

/**
 * The language to speak: `--lang`, else the library's, else the locale's. It is asked for before the command line is
 * parsed, since complaints about the command line are made in it too.
 */
export async function languageFor(argv: readonly string[]): Promise<Language> {
  const asked = flagOf(argv, "lang");
  const spoken = languages.find((language) => language === asked);
  if (spoken !== undefined) return spoken;
  return (await languageOfLibrary(flagOf(argv, "library"))) ?? languageOfLocale();
}

/** The settings of the library a command line is about; those of a library that sets nothing where there is none. */
export async function settingsFor(argv: readonly string[]): Promise<LibrarySettings> {
  return (await settingsNamed(flagOf(argv, "library"))) ?? librarySettings.parse({ organisation: "-" });
}

async function languageOfLibrary(named: string | undefined): Promise<Language | undefined> {
  return (await settingsNamed(named))?.language;
}

/** Undefined where there is no library, or its settings can't be read: that is said by the command that needs them. */
async function settingsNamed(named: string | undefined): Promise<LibrarySettings | undefined> {
  try {
    const directory = named ?? (await findLibrary(process.cwd()));
    return directory === undefined ? undefined : (await readSettings(directory, process.cwd())).settings;
  } catch {
    return undefined;
  }
}
