import { printJson, visibleText } from "../core/document/prose/visible-text.ts";
import { describeFault } from "./fault.ts";
import { languageFor } from "./language.ts";
import { runPlain } from "./run-plain.ts";

/** How the program was started. */
export interface Start {
  /** The package's own folder. */
  root: string;
  /** True when run from its sources and not from `dist`. */
  isSource: boolean;
  /** The words after `sop`. */
  words: string[];
}

/** Runs one command; what it throws is put into words, and the exit status set. */
export async function main({ root, isSource, words: typed }: Start): Promise<void> {
  // “sop help check” is how git and npm are asked.
  const words = typed[0] === "help" ? [...typed.slice(1), "--help"] : typed;
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  let commands: readonly string[] = [];
  try {
    // What is printed is waited for by the process itself, however slowly it is read.
    if (!isSource && (await runPlain(root, words))) return;
    const { loadConfig, run } = await import("./run-by-oclif.ts");
    const config = await loadConfig(root, isSource);
    commands = config.commandIDs.map((id) => id.replaceAll(":", " "));
    await run(words, config);
  } catch (error) {
    if (isExit(error)) {
      process.exitCode = error.oclif.exit;
      return;
    }
    const fault = describeFault(error, await languageFor(words), { commands, root, words });
    if (words.includes("--json"))
      process.stdout.write(`${printJson({ error: fault.text, code: fault.code, fix: fault.fix, place: fault.place }, 2)}\n`);
    process.stderr.write(`sop: ${visibleText(fault.text)}\n`);
    process.exitCode = fault.status;
  }
}

function isExit(error: unknown): error is { oclif: { exit: number } } {
  return error instanceof Error && (error as Error & { code?: string }).code === "EEXIT";
}
