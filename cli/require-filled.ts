import { isBlank } from "../core/document/words/is-blank.ts";
import { UsageError } from "../core/usage-error.ts";

/** A word of a command line, as oclif's parser hands it on: a flag's value, or an argument. */
type Token = { type: "flag"; flag: string; input: string } | { type: "arg"; arg?: string; input: string };

/** What commands say of a flag or an argument. */
interface Definition {
  required?: boolean | undefined;
  helpValue?: string | string[] | undefined;
}

/**
 * What is typed says something. An empty value is most often a variable of a shell that was never set; written down as a reason or a title it
 * would say nothing for ever, and where it may be left out it would be taken for something.
 * @throws UsageError naming the first flag or argument without a visible character
 */
export function requireFilled(
  tokens: readonly Token[],
  { flags, args }: { flags: Readonly<Record<string, Definition>>; args: Readonly<Record<string, Definition>> },
): void {
  const empty = tokens.find(({ input }) => isBlank(input));
  if (empty === undefined) return;
  if (empty.type === "flag") throw emptyFlag(`--${empty.flag}`, flags[empty.flag] ?? {});
  // Of a list of documents only the first has a name; of one of files, none.
  const name = (empty.arg ?? Object.keys(args).at(-1) ?? "").toUpperCase();
  throw new UsageError(
    name === ""
      ? { en: "One of the words is empty.", id: "Salah satu katanya kosong." }
      : { en: `${name} is empty.`, id: `${name} kosong.` },
    { en: "Write what is meant in its place; see --help.", id: "Tuliskan yang dimaksud di tempatnya; lihat --help." },
  );
}

function emptyFlag(name: string, { required, helpValue }: Definition): UsageError {
  const full = helpValue === undefined ? name : `${name} ${String(helpValue)}`;
  return new UsageError(
    { en: `${name} is empty.`, id: `${name} kosong.` },
    required === true
      ? { en: `Write what is meant: ${full}.`, id: `Tuliskan isinya: ${full}.` }
      : { en: `Write what is meant: ${full}, or leave ${name} out.`, id: `Tuliskan isinya: ${full}, atau hilangkan ${name}.` },
  );
}
