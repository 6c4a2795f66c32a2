import type { LibrarySettings, Person } from "../../schemas/library-settings.ts";
import { fold } from "../document/words/fold.ts";
import { nearest } from "../document/words/nearest.ts";
import { UsageError } from "../usage-error.ts";
import { printedLine } from "./write/printed-line.ts";

/** What is known of the person at the keyboard: flags, and what git is told of its user. */
export interface ClaimedIdentity {
  name?: string | undefined;
  position?: string | undefined;
  /** The name and address that git would give a commit's author. */
  git?: { name: string; email: string } | undefined;
}

/**
 * Who acts: the name and position given, completed from the library's `people`; without them git's user, found there by
 * name or by signer.
 * @throws UsageError when it can't be told, naming the flags
 */
export function chooseSigner(
  { name, position, git }: ClaimedIdentity,
  { people }: Pick<LibrarySettings, "people">,
): Pick<Person, "name" | "position"> {
  const given = { name: name && printedLine(name), position: position && printedLine(position) };
  if (given.name && given.position) return { name: given.name, position: given.position };
  const found = people.filter(
    (person) =>
      (given.name !== undefined || given.position !== undefined || isGitUser(person, git)) &&
      (given.name === undefined || fold(person.name) === fold(given.name)) &&
      (given.position === undefined || fold(person.position) === fold(given.position)),
  );
  const [only, other] = found;
  if (only && !other) return { name: only.name, position: only.position };
  throw other ? ambiguous(found) : unknown(given.name ?? git?.name, people);
}

function isGitUser({ name, signer }: Person, git: ClaimedIdentity["git"]): boolean {
  return git !== undefined && (fold(name) === fold(git.name) || (signer !== undefined && fold(signer) === fold(git.email)));
}

function ambiguous(found: readonly Person[]): UsageError {
  const list = found.map(({ name, position }) => `  --name "${name}" --position "${position}"`).join("\n");
  return new UsageError({
    en: `More than one person in library.yaml fits; name one:\n${list}`,
    id: `Lebih dari satu orang di library.yaml cocok; sebutkan salah satu:\n${list}`,
  });
}

function unknown(name: string | undefined, people: readonly Person[]): UsageError {
  const guess =
    name &&
    nearest(
      name,
      people.map((person) => person.name),
    );
  const who = name
    ? { en: `“${name}” is not in the people of library.yaml`, id: `“${name}” tidak ada dalam people di library.yaml` }
    : undefined;
  return new UsageError(
    {
      en: `${who ? `${who.en}, so the` : "The"} name and position to record are not known.`,
      id: `${who ? `${who.id}, sehingga nama` : "Nama"} dan jabatan yang dicatat tidak diketahui.`,
    },
    guess
      ? { en: `Did you mean --name "${guess}"?`, id: `Maksudnya --name "${guess}"?` }
      : { en: "Give both: --name NAME --position POSITION.", id: "Sebutkan keduanya: --name NAMA --position JABATAN." },
  );
}
