import type { LocalText } from "../../../schemas/local-text.ts";
import type { FileOperation } from "../write/plan.ts";
import type { StartAnswers, Started, StartPlace } from "./start-settings.ts";

/** What is typed next in a new library, each line a command and what it does. */
export function nextCommands(
  { people, signatures, keys }: StartAnswers,
  { roles, types }: Started,
  place: StartPlace,
  operations: readonly FileOperation[],
): LocalText[] {
  const wrote = (path: string) => operations.some((operation) => operation.path === path);
  const last = Object.keys(roles).at(-1) ?? "approved";
  const positions = Object.values(types)[0]?.holders[last] ?? [];
  const holder = people.find(({ position }) => positions.length === 0 || positions.includes(position));
  const who = holder
    ? `--name ${quoted(holder.name)} --position ${quoted(holder.position)}`
    : `--name "…" --position ${quoted(positions[0] ?? "…")}`;
  const key = signatures === "required" ? " --sign KEY" : "";
  const hasKeys = Object.keys(keys).length > 0;
  const lines: (LocalText | undefined)[] = [
    wrote("package.json")
      ? command("npm install", { en: "installs the version of sop that is written down", id: "memasang versi sop yang tercatat" })
      : undefined,
    place.isLibrary
      ? undefined
      : command("npx sop check", { en: "what the two drafts still need", id: "apa yang masih diperlukan kedua draf" }),
    place.isLibrary
      ? undefined
      : command(`npx sop approve --settings --as ${last} ${who}${key}`, {
          en: `puts library.yaml ${hasKeys ? "and allowed_signers " : ""}under approval; read it first`,
          id: `menetapkan library.yaml${hasKeys ? " dan allowed_signers" : ""}; baca dahulu isinya`,
        }),
    wrote(".githooks/pre-commit") && place.isRepository
      ? command("git config core.hooksPath .githooks", { en: "judges before each commit", id: "menilai sebelum setiap commit" })
      : undefined,
    place.wordFiles[0] === undefined
      ? undefined
      : command(`npx sop import ${quoted(place.wordFiles[0])}`, {
          en: `brings in what lies here: ${place.wordFiles.length} Word files`,
          id: `memasukkan yang ada di sini: ${place.wordFiles.length} berkas Word`,
        }),
  ];
  return lines.filter((line) => line !== undefined);
}

function command(typed: string, does: LocalText): LocalText {
  return { en: `${typed}   # ${does.en}`, id: `${typed}   # ${does.id}` };
}

function quoted(word: string): string {
  return /^[\p{L}\p{N}._/-]+$/u.test(word) ? word : `"${word.replaceAll('"', '\\"')}"`;
}
