import { describe } from "vitest";
import { guessCodes, type Kind, lettersFor } from "../../../core/acts/start/guess-codes.ts";
import { editorFiles, hostFiles, namesTool, shellWord } from "../../../core/acts/start/host-files.ts";
import { quoted } from "../../../core/acts/start/next-commands.ts";
import { planLibrary } from "../../../core/acts/start/plan-library.ts";
import { type StartAnswers, type StartPlace, startSettings } from "../../../core/acts/start/start-settings.ts";
import { templateIds } from "../../../core/acts/start/templates.ts";
import { type Plan, textIn } from "../../../core/acts/write/plan.ts";
import { both, type Files, planned, refusedOr, tells } from "./planned.ts";

/** A new library, as a plan: what is written, what is left, what is typed next. */

const answers: StartAnswers = {
  organisation: "Contoh",
  language: "en",
  timeZone: "Asia/Jakarta",
  template: "iso-9001",
  examples: [],
  roles: undefined,
  holders: {},
  people: [],
  keys: {},
  signatures: "optional",
};
const shippedCi = {
  github: 'on: "5 17 * * *" # 17:05 UTC is just past it in Jakarta\nrun: sop gate --library sops && sop check --library sops\n',
  gitlab: "script: sop gate --library sops\n",
};
const place: StartPlace = {
  folder: "sops",
  shippedCi,
  justPastMidnight: { hour: 17, minute: 5 },
  tool: { name: "sop-control", version: "0.2.0" },
  schemas: { "library.schema.json": "{}\n", "other.schema.json": "{}\n", "events.schema.json": "{ }\n" },
  ci: undefined,
  existing: new Map(),
  isLibrary: false,
  isRepository: true,
  hasGit: true,
  wordFiles: undefined,
  goTo: undefined,
  library: undefined,
};
const plan = (own: Partial<StartAnswers> = {}, there: Partial<StartPlace> = {}): Plan =>
  planLibrary({ ...answers, ...own }, { ...place, ...there });
const filesOf = (made: Plan): Files =>
  Object.fromEntries(
    made.operations.flatMap((operation) => (operation.kind === "write" ? [[operation.path, textIn(operation.content)]] : [])),
  );
const whole = (own: Partial<StartAnswers> = {}, there: Partial<StartPlace> = {}) => planned({}, () => plan(own, there));
/** One file of the plan; the paths where there is none. */
const file = (path: string, own: Partial<StartAnswers> = {}, there: Partial<StartPlace> = {}) =>
  refusedOr(() => {
    const files = filesOf(plan(own, there));
    return files[path] ?? Object.keys(files).join("\n");
  });
const words = (own: Partial<StartAnswers> = {}, there: Partial<StartPlace> = {}) =>
  refusedOr(() => {
    const made = plan(own, there);
    return [
      made.operations.map(({ path }) => path).join(", "),
      ...made.summary.flatMap((one) => both("says", one)),
      ...made.next.flatMap((one) => both("next", one)),
      made.message,
    ].join("\n");
  });

describe("a new library", () => {
  const ann = { name: "Ann Ab", position: "Writer", signer: "ann@x" };
  const cy = { name: "Cy Cd", position: "QMR", signer: "cy@x" };
  const key = (text: string) => ({ text: `ssh-ed25519 ${text}`, file: `~/.ssh/${text}.pub` });
  tells("start", {
    whole: () => whole(),
    "whole, judged by GitHub, in Indonesian, where library and repository are one": () =>
      whole({ language: "id" }, { ci: "github", folder: "" }),
    "judged by GitLab, in a folder with a blank, by another clock": () =>
      ["gitlab", "github"]
        .map((ci) =>
          hostFiles({
            ...place,
            folder: "my sops",
            language: "en",
            timeZone: "America/New_York",
            ci: ci as never,
            justPastMidnight: { hour: 5, minute: 0 },
          })
            .map((one) => `== ${one.path} ${one.kind === "write" ? textIn(one.content) : ""}`)
            .join("\n"),
        )
        .join("\n")
        .replaceAll("==", "--"),
    "outside of a repository": () => words({}, { isRepository: false }),
    "outside of a repository, where they are one": () => words({}, { isRepository: false, folder: "" }),
    "outside of a repository, in a folder of two words": () => words({}, { isRepository: false, folder: "our sops" }),
    "where there is no git": () => words({}, { isRepository: false, hasGit: false }),
    "only what judges it": () => words({}, { isLibrary: true, ci: "gitlab" }),
    "only what judges it, and the hook is there": () =>
      words({}, { isLibrary: true, existing: new Map([[".githooks/pre-commit", "x --library sops\n"]]) }),
    "with Word files": () => words({}, { wordFiles: { count: 2, places: ["in box", "a/b"] } }),
    "with one Word file": () => words({}, { wordFiles: { count: 1, places: ["a.docx"] } }),
    "typed elsewhere": () => words({}, { goTo: "my repo", library: "the sops" }),
    "people who sign": () =>
      words({
        people: [ann, cy],
        keys: { "ann@x": key("AAAA"), "cy@x": key("BBBB") },
        signatures: "required",
        holders: { approved: ["QMR"] },
      }),
    "their keys": () => file("sops/allowed_signers", { people: [ann, cy], keys: { "ann@x": key("AAAA"), "cy@x": key("BBBB") } }),
    "signatures without keys": () => words({ people: [ann], signatures: "required" }),
    "a position that nobody has": () => words({ people: [ann], holders: { approved: ["Boss"] } }),
    "settings with all that is said": () =>
      file("sops/library.yaml", {
        people: [ann, cy],
        signatures: "required",
        holders: { approved: ["QMR"] },
        examples: ["IN.OCC.P-01", "IN.QCC.W-02"],
      }),
    "settings with own roles": () =>
      file("sops/library.yaml", { roles: { made: { id: "Dibuat", en: "Made" }, passed: { id: "OK", en: "OK" } } as never, language: "id" }),
    "settings with one role": () => file("sops/library.yaml", { roles: { passed: { id: "OK", en: "OK" } } as never }),
    "settings of several patterns": () => file("sops/library.yaml", { examples: ["P-01", "F/2020/001"] }),
    "settings of numbers alone": () => file("sops/library.yaml", { examples: ["12.3.4"] }),
    "documents of numbers alone": () => words({ examples: ["12.3.4"] }),
    "words by examples": () => words({ examples: ["IN.OCC.P-01"] }),
    ...Object.fromEntries(
      templateIds.flatMap((template) => [
        [`settings: ${template}`, () => file("sops/library.yaml", { template })],
        [
          `documents: ${template}`,
          () =>
            Object.entries(filesOf(plan({ template })))
              .filter(([path]) => path.endsWith(".md"))
              .map(([path, text]) => `-- ${path}\n${text}`)
              .join("\n"),
        ],
      ]),
    ),
    "documents in Indonesian: sop-ap": () =>
      Object.entries(filesOf(plan({ template: "sop-ap", language: "id" })))
        .filter(([path]) => path.endsWith(".md"))
        .map(([path, text]) => `-- ${path}\n${text}`)
        .join("\n"),
    "no name": () => words({ organisation: "" }),
    "no such time zone": () => words({ timeZone: "Asia/Jakrta" }),
    "the place of a time zone alone": () => words({ timeZone: "New York" }),
    "nothing like a time zone": () => words({ timeZone: "x" }),
    "a key of nobody": () => words({ people: [ann], keys: { "di@x": key("AAAA") } }),
    "one key of two": () => words({ people: [ann, cy], keys: { "ann@x": key("AAAA"), "cy@x": key("AAAA") } }),
    "three keys of which two are one": () =>
      words({
        people: [ann, cy, { name: "Di", position: "DC", signer: "di@x" }],
        keys: { "ann@x": key("CCCC"), "cy@x": key("AAAA"), "di@x": key("AAAA") },
      }),
    "a role that is not there": () => words({ holders: { aproved: ["QMR"], prepared: ["x"] } }),
    "settings that don't agree": () => words({ people: [ann, { ...cy, signer: "ann@x" }] }),
    "a template of own roles that are kept apart": () =>
      JSON.stringify(
        startSettings({
          ...answers,
          template: "iso-13485",
          roles: { prepared: { id: "a", en: "b" }, approved: { id: "c", en: "d" } } as never,
        }).types,
        undefined,
        1,
      ),
  });
});

describe("files that are there", () => {
  const made = filesOf(plan({}, { ci: "github" }));
  const left = (path: string, text: string, there: Partial<StartPlace> = {}) =>
    words({}, { ci: path.startsWith(".gitlab") ? "gitlab" : "github", ...there, existing: new Map([[path, text]]) })
      .split("\n")
      .slice(1)
      .filter((line) => !line.startsWith("next:") || line.includes("npm"))
      .join("\n");
  tells("left files", {
    "the same": () => left(".gitignore", made[".gitignore"] ?? ""),
    "a .gitignore that says what it should": () => left(".gitignore", "/node_modules\n"),
    "a .gitignore that says something else": () => left(".gitignore", "old_node_modules/\n"),
    "CI that names the library": () => left(".github/workflows/sop.yml", "run: sop gate --library sops"),
    "CI that names a longer library": () => left(".github/workflows/sop.yml", "run: sop gate --library sops2\n"),
    "CI that names both": () => left(".github/workflows/sop.yml", "--library sops2 --library sops\n"),
    "CI of GitLab": () => left(".gitlab-ci.yml", "x"),
    "owners that name the library": () => left(".github/CODEOWNERS", "/sops/library.yaml @me"),
    "owners that do not": () => left(".github/CODEOWNERS", "x"),
    "owners on GitLab, where they are one": () => left(".gitlab/CODEOWNERS", "x", { folder: "" }),
    "a hook": () => left(".githooks/pre-commit", "x"),
    "a hook, where they are one": () => left(".githooks/pre-commit", "x", { folder: "" }),
    "a manifest that names the tool": () => left("package.json", '{ "devDependencies": { "sop-control": "1" } }'),
    "a manifest that does not": () => left("package.json", "{}"),
    "an editor's settings": () => left(".vscode/settings.json", "{}"),
    "an editor's settings that name the library": () => left(".vscode/settings.json", '{ "yaml.schemas": { "x": ["sops/library.yaml"] } }'),
    "an editor's settings, where they are one": () => left(".vscode/settings.json", '"library.yaml"', { folder: "" }),
    "an editor's extensions": () => left(".vscode/extensions.json", "{}"),
    "an editor's extensions that have it": () => left(".vscode/extensions.json", "redhat.vscode-yaml"),
    "a file nobody has a wish for": () => left("sops/.gitattributes", "x"),
    names: () => [namesTool('"sop-control": "1"', place.tool), namesTool('"sop-control-portal": "1"', place.tool)].join(),
    "words for a shell": () =>
      [
        shellWord("a/b.c-d_e"),
        shellWord("a b"),
        shellWord("it's"),
        shellWord(""),
        quoted("a~/ö.b"),
        quoted('a "b" $c `d` \\e'),
        quoted(""),
      ].join("\n"),
    "an editor's files where they are one": () =>
      editorFiles("", place.schemas)
        .map((one) => (one.kind === "write" ? `${one.path} ${textIn(one.content)}` : ""))
        .join("\n"),
  });
});

describe("codes by examples", () => {
  const guess = (...examples: string[]) => refusedOr(() => JSON.stringify(guessCodes(examples)));
  const usual: Record<Kind, string> = { procedure: "P", instruction: "W", standard: "S", form: "F" };
  tells(
    "codes",
    Object.fromEntries<() => string>([
      ...[
        ["P-01"],
        ["SOP001"],
        ["QA-SOP-014"],
        ["IN.OCC.TELK.P-01"],
        ["IN.OCC.TELK.P-01", "IN.QCC.TELK.W-12"],
        ["SOP/HR/2021/007"],
        ["SOP/HR/007/2021"],
        ["SOP/2021"],
        ["12.3.4"],
        ["12.3.4", "12.5.6"],
        ["1.2.3.4.5"],
        ["7"],
        ["A4-01"],
        ["P-01", "P-002"],
        ["P-01", "Q/01"],
        ["P-01", "P/01"],
        ["P-01", "W-01", "S-01", "F-01"],
        ["P-01", "X-01"],
        ["X-01", "Y-02"],
        ["P-01", "W-01", "S-01", "F-01", "X-01"],
        ["p-01"],
        ["P-01", "SOP-02"],
        [" P-01 "],
        ["P-"],
        ["P-01-"],
        ["{type}-01"],
        ["P\u000701"],
        [`${"P".repeat(57)}-01`],
        [`${"P".repeat(58)}-01`],
        ["ABCDE-01"],
        ["ABCD-01"],
        ["HR-QA-01"],
        ["HR-QA-01", "HR-QB-01"],
        ["A.B.C.D.E.P-01"],
        ["A.B.C.D.P-01"],
        ["A.P.01.B"],
        ["2019.2020.P-01"],
        ["P-2020"],
        ["P-1234567890"],
        ["P-123456789"],
        ["HR-P-01", "QA-01"],
        ["01"],
        ["01-P", "02-W"],
        ["P-01", "1-02"],
        ["P-HR-01", "W-HR-01"],
        ["HR-P-01", "QA-P-01"],
        ["X-P-01", "Y-P-02"],
        ["S-P-01", "P-P-01"],
        ["HR-XX-01", "HR-YY-02"],
        ["P.1", "F-1"],
        ["P-01", "P-02", "W/3"],
        ["P-01", "W/3", "W/4"],
        ["P-01", "W/3", "F:3"],
        ["P-01", ""],
        ["WI01", "SOP02"],
        ["A.2020.2021.P-01"],
        ["P-19-1999"],
        ["P-2199"],
        ["A1-B2-03"],
        ["12-P"],
        ["P 01"],
        ["P.01.02"],
      ].map((examples): [string, () => string] => [examples.join(" & ").replace("\u0007", "BEL"), () => guess(...examples)]),
      [
        "none",
        () => {
          try {
            return guess();
          } catch (error) {
            return (error as Error).message;
          }
        },
      ],
      [
        "letters that are free",
        () =>
          JSON.stringify([
            lettersFor({}, usual),
            lettersFor({ procedure: "W" }, usual),
            lettersFor({ instruction: "P", form: "S" }, usual),
            lettersFor({ procedure: "P", instruction: "P", standard: "P", form: "P" }, usual),
          ]),
      ],
      [
        "letters of which none is free",
        () => JSON.stringify(lettersFor({ procedure: "F", instruction: "FR" }, { ...usual, form: "F", standard: "FR" })),
      ],
    ]),
  );
});
