import { outputForms } from "../schemas/output.ts";

/** The forms that a command may print with `--json`, a fault among them, and those of them that a printed value fits. */
export function fittingForms(command: string, printed: string): { may: string[]; fits: string[]; misfit: string } {
  const value: unknown = JSON.parse(printed);
  const may = ["fault", ...Object.entries(outputForms).flatMap(([name, { commands }]) => (commands.includes(command) ? [name] : []))];
  const results = may.map((name) => ({ name, error: outputForms[name]?.schema.safeParse(value).error }));
  const misfit = results.map(({ name, error }) => `${name}: ${JSON.stringify(error?.issues.slice(0, 5))}`).join("\n");
  return { may, fits: results.filter(({ error }) => error === undefined).map(({ name }) => name), misfit };
}

/** Says why what was printed fits no form of its command; undefined where it does, or is no answer to `--json`. */
export function misfitOf(words: readonly string[], printed: string): string | undefined {
  const [command = ""] = words;
  const end = words.indexOf("--");
  const asked = (end === -1 ? words : words.slice(0, end)).includes("--json");
  if (!asked || printed.trim() === "" || !/^[[{"]/.test(printed)) return undefined;
  const { fits, misfit } = fittingForms(command, printed);
  return fits.length > 0
    ? undefined
    : `What sop ${words.join(" ")} printed fits no form of schemas/output.ts:\n${misfit}\n${printed.slice(0, 2000)}`;
}
