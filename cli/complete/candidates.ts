/** What the completion of a command line may know. */
export interface Completion {
  /** Commands by name, as oclif's manifest has them. */
  commands: Readonly<Record<string, CompletedCommand>>;
  /** Words of the library and of this tool, asked for only where one of them fits. */
  words: (kind: WordKind) => Promise<readonly string[]>;
}

export interface CompletedCommand {
  hidden?: boolean | undefined;
  args: Readonly<Record<string, { options?: readonly string[] | undefined }>>;
  flags: Readonly<Record<string, { type: string; options?: readonly string[] | undefined; multiple?: boolean | undefined }>>;
}

export type WordKind = "codes" | "registers" | "rules" | "roles" | "types" | "topics";

/** What stands at an argument or behind a flag, by its name. */
const kindsByName: Readonly<Record<string, WordKind>> = {
  document: "codes",
  documents: "codes",
  name: "codes",
  old: "codes",
  register: "registers",
  rule: "rules",
  as: "roles",
  type: "types",
  topic: "topics",
};

/**
 * Words that may stand where the last one is being typed.
 * @param words behind `sop`, the last one unfinished, perhaps empty
 */
export async function candidates(words: readonly string[], { commands, words: known }: Completion): Promise<string[]> {
  const typed = words.at(-1) ?? "";
  const [name = "", ...before] = words.slice(0, -1);
  const fitting = (offered: readonly string[]) => offered.filter((word) => word.toLowerCase().startsWith(typed.toLowerCase()));
  const visible = Object.keys(commands).filter((id) => commands[id]?.hidden !== true);
  if (words.length <= 1 || name === "help") return fitting([...visible, ...(words.length <= 1 ? ["help", "version"] : [])]).sort();
  const command = commands[name];
  if (command === undefined) return [];
  const flag = /^--(.+)$/.exec(before.at(-1) ?? "")?.[1];
  const asked = flag === undefined ? undefined : command.flags[flag];
  const offered = async (named: string) => {
    const kind = kindsByName[named];
    const all = kind === undefined ? [] : await known(kind);
    const found = fitting(all);
    return kind === "codes" && found.length === 0 ? fitting(endingsOf(all)) : found;
  };
  if (flag !== undefined && asked?.type === "option") return asked.options ? fitting(asked.options) : offered(flag);
  if (typed.startsWith("-")) {
    const given = new Set(before);
    return fitting(
      Object.keys(command.flags)
        .filter((one) => command.flags[one]?.multiple || !given.has(`--${one}`))
        .map((one) => `--${one}`),
    ).sort();
  }
  const place = before.filter((word, index) => !word.startsWith("-") && !takesValue(command, before[index - 1])).length;
  const names = Object.keys(command.args);
  // The last argument may stand for several.
  const arg = names[Math.min(place, names.length - 1)];
  const options = arg === undefined ? [] : command.args[arg]?.options;
  return options ? fitting(options) : offered(arg ?? "");
}

/** Endings that stand for one code each, as people name documents: “P-51” of “RK.MLF.CTH.P-51”. */
function endingsOf(codes: readonly string[]): string[] {
  const endings = codes.flatMap((code) => [...code.matchAll(/(?<=[^\p{L}\p{N}])(?=\p{L})/gu)].map(({ index }) => code.slice(index)));
  const counted = Map.groupBy(endings, (ending) => ending.toLowerCase());
  return endings.filter((ending) => counted.get(ending.toLowerCase())?.length === 1).sort();
}

function takesValue({ flags }: CompletedCommand, word: string | undefined): boolean {
  return word?.startsWith("--") === true && flags[word.slice(2)]?.type === "option";
}
