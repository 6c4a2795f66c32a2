import { printedLine } from "../../core/acts/write/printed-line.ts";
import { UsageError } from "../../core/usage-error.ts";
import { type LibrarySettings, type Person, person } from "../../schemas/library-settings.ts";

/** “Name; Position”, or “Name; Position; e-mail”: names hold commas, as titles do. @throws UsageError for anything else */
export function readPerson(typed: string): Person {
  const [name = "", position = "", signer, ...rest] = typed.split(";").map((part) => printedLine(part));
  const read = person.safeParse({ name, position, ...(signer ? { signer } : {}) });
  if (read.success && rest.length === 0) return read.data;
  throw new UsageError({
    en: `“${typed}” is not “Name; Position” or “Name; Position; e-mail”.`,
    id: `“${typed}” bukan “Nama; Jabatan” atau “Nama; Jabatan; surel”.`,
  });
}

/** `approved=QMR; Deputy` of `--holder`, several of them: role → positions. */
export function readHolders(typed: readonly string[]): Record<string, string[]> {
  const held: Record<string, string[]> = {};
  for (const [role, positions] of typed.map((one) => pairOf(one, "--holder", "approved=QMR")))
    held[role] = [...(held[role] ?? []), ...positions.split(";").map((position) => printedLine(position))];
  return held;
}

/** `prepared=Dibuat oleh` of `--role`, several of them, in order; a name in both languages alike. */
export function readRoles(typed: readonly string[]): LibrarySettings["roles"] {
  const pairs = typed.map((one) => pairOf(one, "--role", "approved=Approved by"));
  return Object.fromEntries(
    pairs.map(([id, name]) => {
      if (/^[a-z][\w-]*$/.test(id)) return [id, { id: printedLine(name), en: printedLine(name) }];
      throw new UsageError({
        en: `“${id}” can't be a role's id; it is a word in lower case, such as approved.`,
        id: `“${id}” tidak dapat menjadi id peran; id berupa satu kata huruf kecil, misalnya approved.`,
      });
    }),
  );
}

function pairOf(typed: string, flag: string, example: string): [string, string] {
  const [, key = "", value = ""] = /^\s*([^=]*?)\s*=\s*(\S.*?)\s*$/s.exec(typed) ?? [];
  if (key !== "" && value !== "") return [key, value];
  throw new UsageError({
    en: `${flag} “${typed}” lacks one side of “=”; such as ${flag} "${example}".`,
    id: `${flag} “${typed}” tidak memiliki kedua sisi “=”; misalnya ${flag} "${example}".`,
  });
}
