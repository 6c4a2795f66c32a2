import { printedLine } from "../core/acts/write/printed-line.ts";
import { invisibleCharacters } from "../core/document/prose/text-problems.ts";
import { UsageError } from "../core/usage-error.ts";

/** Flags that name files; their words are not written down. */
const OF_FILES: ReadonlySet<string> = new Set(["library", "sign", "evidence-file", "file", "scans"]);

/**
 * What is written down is what its reader sees: a name with a character that nobody sees, as it comes with a copied word, would be signed
 * with, and then be an error that only a new beginning takes away.
 * @throws UsageError naming the first flag that holds one, and the character
 */
export function requireVisible(
  tokens: readonly ({ type: "flag"; flag: string; input: string } | { type: "arg"; arg?: string; input: string })[],
): void {
  for (const token of tokens) {
    const name = token.type === "flag" ? `--${token.flag}` : (token.arg ?? "").toUpperCase();
    if (token.type === "flag" ? OF_FILES.has(token.flag) : token.arg !== "title") continue;
    const [problem] = invisibleCharacters([printedLine(token.input)]);
    if (problem === undefined) continue;
    const { en, id } = problem.message;
    throw new UsageError(
      { en: `${name}: ${en}`, id: `${name}: ${id}` },
      { en: "Type it anew, by hand.", id: "Ketik ulang dengan tangan." },
    );
  }
}
