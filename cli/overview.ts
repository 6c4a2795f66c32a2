import pc from "picocolors";
import { pick } from "../languages/language.ts";
import type { Language, LocalText } from "../schemas/local-text.ts";
import { helpIn } from "./both.ts";

/** The order of the overview: what one looks for first stands first. */
const groups: readonly { title: LocalText; commands: readonly string[] }[] = [
  { title: { en: "LOOK", id: "MELIHAT" }, commands: ["check", "explain", "list", "show", "refs", "diff", "verify", "flow"] },
  {
    title: { en: "CHANGE", id: "MENGUBAH" },
    commands: [
      ...[
        "init",
        "new",
        "bump",
        "approve",
        "reject",
        "issue",
        "review",
        "withdraw",
        "reinstate",
        "cancel",
        "copies",
        "correct",
        "transcribe",
      ],
      ...["renumber", "rename", "import", "admit", "annul"],
    ],
  },
  {
    title: { en: "GATE AND PUBLISH", id: "GERBANG DAN PENERBITAN" },
    commands: ["gate", "build", "preview", "export", "qualify"],
  },
  {
    title: { en: "HELP", id: "BANTUAN" },
    commands: ["docs", "autocomplete"],
  },
  { title: { en: "FOR OTHER PROGRAMS", id: "UNTUK PROGRAM LAIN" }, commands: ["language-server", "mcp"] },
];

const texts = {
  what: {
    en: "Standard operating procedures under document control, as plain Markdown in git.",
    id: "Prosedur operasi standar dalam kendali dokumen, sebagai Markdown biasa di git.",
  },
  usage: { en: "USAGE", id: "CARA PAKAI" },
  command: { en: "$ sop COMMAND", id: "$ sop PERINTAH" },
  others: { en: "OTHERS", id: "LAINNYA" },
  more: { en: "sop COMMAND --help says more about one of them.", id: "sop PERINTAH --help menjelaskan tiap perintah." },
} as const satisfies Record<string, LocalText>;

/** A command as the manifest tells of it. */
export interface ListedCommand {
  id: string;
  summary?: string | undefined;
}

/** What `sop --help` prints: every command with what it does, in groups. Made of the manifest, so that no command is loaded. */
export function overview(commands: readonly ListedCommand[], language: Language, hasColour: boolean): string {
  const { bold } = pc.createColors(hasColour);
  const known = new Set(groups.flatMap((group) => group.commands));
  const rest = { title: texts.others, commands: commands.map(({ id }) => id).filter((id) => !known.has(id)) };
  const blocks = [...groups, rest].flatMap(({ title, commands: ids }) => {
    const rows = ids.flatMap((id) => commands.filter((command) => command.id === id)).map((command) => rowOf(command, language));
    return rows.length === 0 ? [] : [[bold(pick(title, language)), ...rows].join("\n")];
  });
  const usage = `${bold(pick(texts.usage, language))}\n  ${pick(texts.command, language)}`;
  return `${[pick(texts.what, language), `${usage}\n`, ...blocks, pick(texts.more, language)].join("\n\n")}\n\n`;
}

function rowOf({ id, summary = "" }: ListedCommand, language: Language): string {
  const name = id.replaceAll(":", " ");
  return `  ${name.padEnd(16)} ${helpIn(summary, language)}`;
}
