import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { packedTool } from "./packed-tool.ts";
import { runSop } from "./run-sop.ts";

/** One line of a console: a command with what is shown below it, or an edit of a file. */
export interface Line {
  typed: string;
  shown: string[];
}

/** The lines of every console of a text, in order. */
export function consolesOf(markdown: string): Line[] {
  return [...markdown.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = ""]) => linesOf(block));
}

function linesOf(block: string): Line[] {
  const lines: Line[] = [];
  for (const line of block.trimEnd().split("\n")) {
    if (/^[$#] /.test(line)) lines.push({ typed: line, shown: [] });
    else if (line.trim() !== "") lines.at(-1)?.shown.push(line.trim());
  }
  return lines;
}

function wordsOf(command: string): string[] {
  return [...command.matchAll(/"([^"]*)"|\S+/g)].map(([word, quoted]) => quoted ?? word);
}

/** Types one line in a folder, with the tool as it is packed: `sop`, `git`, or an edit such as `# in FILE: “this” → “that”`. */
export async function type({ typed, shown }: Line, folder: string): Promise<void> {
  const edit = /^# in (\S+): “(.+?)” → “(.+?)”$/.exec(typed);
  if (edit) {
    const [, path = "", from = "", to = ""] = edit;
    const text = readFileSync(join(folder, path), "utf8");
    expect(text).toContain(from);
    writeFileSync(join(folder, path), text.replace(from, to));
    return;
  }
  const [program, ...words] = wordsOf(typed.slice(2));
  if (program === "git") {
    execFileSync("git", words, { cwd: folder, stdio: "pipe" });
    // Whoever reads has told git who they are: nobody of the example.
    const user = { "user.name": "R. Reader", "user.email": "reader@contoh.example" };
    if (words[0] === "init") for (const pair of Object.entries(user)) execFileSync("git", ["config", ...pair], { cwd: folder });
    return;
  }
  const ran = await runSop(words.slice(1), { cwd: folder, tool: packedTool() });
  expect({ typed, status: ran.status, said: ran.status === 0 ? "" : ran.out + ran.err }).toEqual({ typed, status: 0, said: "" });
  for (const line of shown) expect(ran.out).toContain(line);
}
