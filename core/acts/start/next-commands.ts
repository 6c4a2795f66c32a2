import type { LocalText } from "../../../schemas/local-text.ts";
import type { FileOperation } from "../write/plan.ts";
import { hookPath, manifestPath, namesTool } from "./host-files.ts";
import type { StartAnswers, Started, StartPlace } from "./start-settings.ts";

/** What is typed next in a new library, each line a command and what it does. */
export function nextCommands(
  answers: StartAnswers,
  started: Started,
  place: StartPlace,
  operations: readonly FileOperation[],
): LocalText[] {
  const wrote = (path: string) => operations.some((operation) => operation.path === path);
  const lines: (LocalText | undefined)[] = [
    place.goTo === undefined
      ? undefined
      : command(`cd ${quoted(place.goTo)}`, { en: "from there, what follows is found", id: "dari sana, yang berikut ini ditemukan" }),
    installed(place, wrote(manifestPath)),
    ...(place.isLibrary
      ? [wrote(hookPath) ? command("git config core.hooksPath .githooks", judges) : undefined]
      : [looked(place), approved(answers, started, place)]),
  ];
  return lines.filter((line) => line !== undefined);
}

const judges: LocalText = { en: "judges before each commit", id: "menilai sebelum setiap commit" };

/** npx asks the registry for what is not installed, and a package that is only called like the command is not this one. */
function installed({ existing, tool }: StartPlace, isWritten: boolean): LocalText | undefined {
  if (isWritten) {
    return command("npm install", { en: "installs the version of sop that is written down", id: "memasang versi sop yang tercatat" });
  }
  return namesTool(existing.get(manifestPath) ?? "", tool)
    ? undefined
    : command(`npm install --save-dev --save-exact ${tool.name}@${tool.version}`, {
        en: "writes sop into the package.json that is here",
        id: "mencatat sop dalam package.json yang ada di sini",
      });
}

/** Word files tell what the settings should say; without any, the two drafts are looked at. */
function looked({ wordFiles, library }: StartPlace): LocalText {
  if (wordFiles === undefined) {
    return command(`npx sop check${libraryFlag(library)}`, {
      en: "what the two drafts still need",
      id: "apa yang masih diperlukan kedua draf",
    });
  }
  const { count, places } = wordFiles;
  return command(`npx sop import --survey ${places.map(quoted).join(" ")}`, {
    en: `which codes, roles and sections ${count === 1 ? "the Word file" : `${count} Word files`} here ${count === 1 ? "has" : "have"}; writes nothing`,
    id: `kode, peran, dan bagian dalam ${count} berkas Word di sini; tidak menulis apa pun`,
  });
}

/** Who decides is decided first: the role that signs last, by somebody who may hold it. */
function approved({ people, signatures, keys }: StartAnswers, { roles, types }: Started, { library }: StartPlace): LocalText {
  const last = Object.keys(roles).at(-1) ?? "approved";
  const positions = Object.values(types)[0]?.holders[last] ?? [];
  const holder = people.find(({ position }) => positions.length === 0 || positions.includes(position));
  const who = (name: string, position: string) =>
    `--name ${quoted(holder?.name ?? name)} --position ${quoted(holder?.position ?? positions[0] ?? position)}`;
  const key = keys[holder?.signer ?? ""];
  const sign = signatures === "required" ? ` --sign ${key === undefined ? "KEY" : quoted(key.file.replace(/\.pub$/, ""))}` : "";
  const typed = (by: string) => `npx sop approve --settings --as ${last} ${by}${sign}${libraryFlag(library)}`;
  const hasKeys = Object.keys(keys).length > 0;
  return {
    en: `${typed(who("YOUR NAME", "YOUR POSITION"))}   # puts library.yaml ${hasKeys ? "and allowed_signers " : ""}under approval; read it first`,
    id: `${typed(who("NAMA ANDA", "JABATAN ANDA"))}   # menetapkan library.yaml${hasKeys ? " dan allowed_signers" : ""}; baca dahulu isinya`,
  };
}

function libraryFlag(library: string | undefined): string {
  return library === undefined ? "" : ` --library ${quoted(library)}`;
}

function command(typed: string, does: LocalText): LocalText {
  return { en: `${typed}   # ${does.en}`, id: `${typed}   # ${does.id}` };
}

/** A word as it is typed in any shell; a home written as ~ is left for the shell to find. */
export function quoted(word: string): string {
  return /^[\p{L}\p{N}._/~-]+$/u.test(word) ? word : `"${word.replaceAll(/[\\"$`]/g, "\\$&")}"`;
}
