import { createInterface } from "node:readline/promises";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { LocalText } from "../../schemas/local-text.ts";

/**
 * Asks the person at the terminal.
 * @throws UsageError naming the flag where nobody is there to answer
 */
export async function ask(question: string, flag: string): Promise<string> {
  if (!process.stdin.isTTY) throw unanswered(flag);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = (await terminal.question(`${visibleText(question)} `)).trim();
    if (answer === "") throw unanswered(flag);
    return answer;
  } finally {
    terminal.close();
  }
}

function unanswered(flag: string): UsageError {
  const text: LocalText = { en: `${flag} is missing.`, id: `${flag} belum disebutkan.` };
  return new UsageError(text);
}
