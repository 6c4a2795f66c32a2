/** Where code may reach. Each rule says where the code belongs that breaks it. */
export default {
  forbidden: [
    {
      name: "schemas-stand-alone",
      comment: "A schema describes a concept and nothing else; what works on it belongs in core/.",
      severity: "error",
      from: { path: "^schemas/" },
      to: { path: "^(core|cli|site|test)/" },
    },
    {
      name: "core-is-the-domain",
      comment: "core/ knows neither the command line nor the portal; what both need comes down to core/, the rest stays where it is.",
      severity: "error",
      from: { path: "^core/" },
      to: { path: "^(cli|site|test)/" },
    },
    {
      name: "core-is-pure",
      comment: "No files, processes, network or clock in core/: reading belongs in cli/io. Digests (node:crypto) are computation.",
      severity: "error",
      from: { path: "^core/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "core-without-git",
      comment: "What git says reaches core/ as data, read in cli/io.",
      severity: "error",
      from: { path: "^(core|schemas|site)/" },
      to: { path: "simple-git" },
    },
    {
      name: "files-only-in-io",
      comment: "Commands are thin and reports are pure: files, processes and git belong in cli/io.",
      severity: "error",
      from: { path: "^cli/(commands|report)/" },
      to: { path: "^(node:)?(fs|fs/promises|child_process)$|simple-git" },
    },
    {
      name: "rules-do-not-know-each-other",
      comment: "What two rules share belongs in core/document or core/library; only the table knows all rules.",
      severity: "error",
      from: {
        path: "^core/rules/",
        pathNot:
          "^core/rules/(index|gate-rules|run-rules|run-gate|run-example|run-gate-example|find-rule|define-rule|define-gate-rule)\\.ts$",
      },
      to: { path: "^core/rules/", pathNot: "^core/rules/(define-rule|define-gate-rule)\\.ts$" },
    },
    {
      name: "site-without-commands",
      comment: "The portal reads through cli/io; what it shares with a command belongs in core/.",
      severity: "error",
      from: { path: "^site/" },
      to: { path: "^cli/(commands|bin|report)/|^cli/[^/]+\\.ts$" },
    },
    {
      name: "nothing-needs-tests",
      comment: "Code that ships must not stand on code that doesn't.",
      severity: "error",
      from: { path: "^(core|cli|site|schemas)/" },
      to: { path: "^test/" },
    },
    {
      name: "no-circles",
      comment: "Two files that need each other are one idea, or hide a third.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
  ],
  options: { doNotFollow: { path: "node_modules" }, tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" } },
};
