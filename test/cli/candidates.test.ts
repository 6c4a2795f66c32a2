import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandLineFault } from "../../cli/command-line-fault.ts";
import { type CompletedCommand, candidates } from "../../cli/complete/candidates.ts";
import { shellScripts } from "../../cli/complete/shell-scripts.ts";
import { describeFault } from "../../cli/fault.ts";
import { UsageError } from "../../core/usage-error.ts";

const option = (options?: string[], multiple = false) => ({ type: "option", options, multiple });
const commands: Record<string, CompletedCommand> = {
  check: {
    args: { documents: {} },
    flags: { format: option(["json", "junit"], true), fix: { type: "boolean" }, rule: option(undefined, true), out: option() },
  },
  list: { args: { register: {} }, flags: {} },
  approve: { args: { document: {} }, flags: { as: option() } },
  diff: { args: { document: {}, from: {}, to: {} }, flags: {} },
  docs: { args: { topic: {} }, flags: {} },
  show: { args: { document: {} }, flags: {} },
  new: { args: { type: {}, title: {} }, flags: {} },
  autocomplete: { args: { shell: { options: ["bash", "zsh"] } }, flags: {} },
};
const known = {
  codes: ["P-01", "W-01", "RK.MLF.P-51", "RK.MLF.W-07", "IN.MLF.W-07"],
  registers: ["documents", "records"],
  rules: ["SOP101"],
  roles: ["prepared"],
  types: ["P"],
  topics: ["tutorial"],
};
const complete = (...words: string[]) => candidates(words, { commands, words: async (kind) => known[kind] });

test.each<[string[], string[]]>([
  [["ch"], ["check"]],
  [["he"], ["help"]],
  [["help", "li"], ["list"]],
  [
    ["check", "--f"],
    ["--fix", "--format"],
  ],
  [["check", "--fix", "--f"], ["--format"]],
  [
    ["check", "--format", "j"],
    ["json", "junit"],
  ],
  [["check", "--format", "json", "p"], ["P-01"]],
  [["check", "P-01", "w"], ["W-01"]],
  [["check", "--rule", ""], ["SOP101"]],
  [["check", "--out", ""], []],
  [["approve", "P-01", "--as", ""], ["prepared"]],
  [["diff", "P-01", ""], []],
  [["list", "re"], ["records"]],
  [["docs", "tu"], ["tutorial"]],
  [["show", "p-5"], ["P-51"]],
  [["show", "RK.MLF.P"], ["RK.MLF.P-51"]],
  [["show", "mlf.w"], []],
  [["show", "w-07"], []],
  [["new", ""], ["P"]],
  [["autocomplete", "z"], ["zsh"]],
  [["nothing", ""], []],
])("sop %j may go on as %j", async (words, expected) => {
  expect(await complete(...words)).toEqual(expected);
});

test("bash reads its script", () => {
  expect(() => execFileSync("bash", ["-n", "-c", shellScripts.bash])).not.toThrow();
});

class NonExistentFlagsError extends Error {
  flags = ["--fixx"];
  parse = { input: { flags: { fix: {}, format: {} } } };
}
test.each([
  [new Error("command chek:P-01 not found"), "unknown-command", "Did you mean “sop check”?"],
  [new Error("command P-01 not found"), "unknown-command", "A document is shown by sop show P-01."],
  [new Error("Expected zhs to be one of: bash, zsh"), "flag-value", "Did you mean “zsh”?"],
  [new Error("command check:sops not found"), "extra-argument", "A library's folder is named by --library FOLDER; see --help."],
  [new NonExistentFlagsError("x"), "unknown-flag", "Did you mean “--fix”?"],
  [new Error("Expected --format=jsn to be one of: pretty, json"), "flag-value", "Did you mean “json”?"],
  [new Error("Expected --format=zzz to be one of: pretty, json"), "flag-value", "See --help."],
])("%s is answered with what was meant", (error, code, suggestion) => {
  const fault = commandLineFault(error, ["check", "list"]);
  expect([fault?.code, fault?.suggestion.en]).toEqual([code, suggestion]);
});

test("a fault says its kind, its place and what to do", () => {
  const text = { en: "The settings can't be used:\nsops/library.yaml:3:1  no such key", id: "x" };
  const fault = describeFault(new UsageError(text, { en: "Mend it.", id: "Perbaiki." }), "en", { commands: [], root: "", words: [] });
  expect(fault).toMatchObject({ code: "usage", fix: "Mend it.", place: { path: "sops/library.yaml", line: 3, column: 1 }, status: 2 });
  expect(
    describeFault(Object.assign(new Error("x"), { code: "ENOSPC", path: "a" }), "en", { commands: [], root: "", words: [] }),
  ).toMatchObject({
    code: "ENOSPC",
    place: undefined,
  });
});
