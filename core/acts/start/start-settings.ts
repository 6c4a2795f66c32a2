import { type LibrarySettings, librarySettings, type Person } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { compileCodeScheme } from "../../document/codes/code-scheme.ts";
import { settingsProblems } from "../../document/settings/settings-agree.ts";
import { nearest } from "../../document/words/nearest.ts";
import { UsageError } from "../../usage-error.ts";
import { type CodeGuess, guessCodes, lettersFor } from "./guess-codes.ts";
import type { CiHost, HostFiles } from "./host-files.ts";
import { type TemplateId, templates, typesOf } from "./templates.ts";

/** A public SSH key, without its comment, and the file it was read from, as typed. */
export interface PublicKey {
  text: string;
  file: string;
}

/** What a new library is to be. */
export interface StartAnswers {
  /** As printed on documents. */
  organisation: string;
  language: Language;
  /** IANA zone. */
  timeZone: string;
  template: TemplateId;
  /** Codes the organisation has, from which its scheme is read; none: type and number. */
  examples: readonly string[];
  /** Roles that sign, in order; undefined: the template's. */
  roles: LibrarySettings["roles"] | undefined;
  /** Positions that may hold a role. */
  holders: Readonly<Record<string, readonly string[]>>;
  people: readonly Person[];
  /** Public keys by signer. */
  keys: Readonly<Record<string, PublicKey>>;
  signatures: LibrarySettings["signatures"];
}

/** Where a new library is begun, and what is there. */
export interface StartPlace extends Pick<HostFiles, "folder" | "shippedCi" | "justPastMidnight" | "tool"> {
  /** JSON Schemas for editors, by file name. */
  schemas: Readonly<Record<string, string>>;
  /** What judges it; undefined: nothing. */
  ci: CiHost | undefined;
  /** What those files of the plan say that are there, by their paths in the repository. */
  existing: ReadonlyMap<string, string>;
  /** True where the library is there, and only what judges it is added. */
  isLibrary: boolean;
  /** True in a git repository. */
  isRepository: boolean;
  /** False where there is no git on the machine. */
  hasGit: boolean;
  /** Word files that lie in the repository, as they are named where the next command is typed: folders, or single files. */
  wordFiles: { count: number; places: readonly string[] } | undefined;
  /** Where the next commands are typed, relative to where this one was; undefined: there. */
  goTo: string | undefined;
  /** The library's folder, where commands typed there don't find it by themselves. */
  library: string | undefined;
}

/** Settings by the answers. @throws UsageError naming what can't be used, before anything is touched */
export function startSettings(answers: StartAnswers) {
  const { examples, template: id, roles, holders, people } = answers;
  const { organisation, language, timeZone, signatures } = answers;
  requireName(answers);
  requireTimeZone(answers);
  const rest = { organisation, language, timeZone, signatures };
  const template = templates[id];
  const guess: CodeGuess =
    examples.length === 0 ? { code: { pattern: "{type}-{number}", parts: {}, digits: 2 }, letters: {}, parts: {} } : guessCodes(examples);
  const letters = lettersFor(guess.letters, template.letters);
  const own = roles ?? template.roles;
  requireRoles(Object.keys(holders), Object.keys(own));
  requireSigners(answers);
  const types = typesOf(template, letters, { roles: own, holders });
  const written = { ...rest, code: guess.code, roles: own, types, people, layout: template.layout, rules: template.rules };
  const read = librarySettings.parse({ ...rest, code: guess.code, roles: own, types, people: [...people] });
  const [problem] = settingsProblems(read, { locate: () => ({ start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }) } as never);
  if (problem) throw new UsageError(problem.message, problem.fix);
  return { ...written, guess, letters, codes: compileCodeScheme(read) };
}
export type Started = ReturnType<typeof startSettings>;

function requireName({ organisation }: StartAnswers): void {
  if (organisation !== "") return;
  throw new UsageError({ en: "The organisation's name is empty.", id: "Nama organisasi kosong." });
}

function requireTimeZone({ timeZone }: StartAnswers): void {
  if (librarySettings.safeParse({ organisation: "-", timeZone }).success) return;
  const guess = nearestZone(timeZone);
  throw new UsageError(
    {
      en: `“${timeZone}” is not a time zone such as Asia/Jakarta.`,
      id: `“${timeZone}” bukan zona waktu seperti Asia/Jakarta.`,
    },
    guess === undefined ? undefined : { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` },
  );
}

/** By its whole name, or by its place alone. */
function nearestZone(typed: string): string | undefined {
  const zones = Intl.supportedValuesOf("timeZone");
  const place = (zone: string) => zone.slice(zone.lastIndexOf("/") + 1);
  const byPlace = nearest(typed.replaceAll(" ", "_"), zones.map(place));
  return nearest(typed, zones) ?? zones.find((zone) => place(zone) === byPlace);
}

/** A key belongs to one of the people, and to nobody else. */
function requireSigners({ people, keys }: Pick<StartAnswers, "people" | "keys">): void {
  const odd = Object.keys(keys).find((signer) => !people.some((person) => person.signer === signer));
  if (odd !== undefined) {
    throw new UsageError(
      { en: `The key of “${odd}” is nobody's among those who sign.`, id: `Kunci “${odd}” bukan milik seorang pun penanda tangan.` },
      { en: `Name the person: --person "Name; Position; ${odd}".`, id: `Sebutkan orangnya: --person "Nama; Jabatan; ${odd}".` },
    );
  }
  const [first, second] = Object.entries(keys).filter(([, { text }], _, all) => all.filter(([, other]) => other.text === text).length > 1);
  if (first === undefined || second === undefined) return;
  throw new UsageError({
    en: `“${first[0]}” and “${second[0]}” have one key; a key is one person's.`,
    id: `“${first[0]}” dan “${second[0]}” memakai satu kunci; satu kunci milik satu orang.`,
  });
}

function requireRoles(asked: readonly string[], known: readonly string[]): void {
  const odd = asked.find((role) => !known.includes(role));
  if (odd === undefined) return;
  throw new UsageError({
    en: `There is no role “${odd}” to be held; the roles are ${known.join(", ")}.`,
    id: `Tidak ada peran “${odd}” yang dapat dipegang; perannya: ${known.join(", ")}.`,
  });
}
