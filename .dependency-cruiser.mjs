/**
 * Where code may reach: each floor imports only from those below it, types included. Each rule says where the code belongs
 * that breaks it; CONTRIBUTING has a sentence for every room.
 */

/** A floor of `core/` may import itself, what stands below it, and schemas. */
const floor = (name, below, comment) => ({
  name: `core-${name}`,
  comment,
  severity: "error",
  from: { path: `^core/${name}/` },
  to: { path: "^core/", pathNot: `^core/(${[name, ...below].join("|")})/|^core/(finding|usage-error|apply-edits|sha256)\\.ts$` },
});

/** A room of a floor may import itself and the rooms below it. */
const room = (name, below, comment) => {
  const [floorName, roomName] = name.split("/");
  return {
    name: `core-${floorName}-${roomName}`,
    comment,
    severity: "error",
    from: { path: `^core/${name}/` },
    to: { path: `^core/${floorName}/`, pathNot: `^core/${floorName}/(${[roomName, ...below].join("|")})/` },
  };
};

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
      comment:
        "No files, processes, network or clock in core/: reading belongs in cli/read, digests of bytes (node:crypto) are computation.",
      severity: "error",
      from: { path: "^core/" },
      to: { dependencyTypes: ["core"], pathNot: "^(node:)?crypto$" },
    },
    {
      name: "git-is-read-in-cli",
      comment: "What git says reaches the domain and the portal as data, read in cli/gate, cli/check or cli/act.",
      severity: "error",
      from: { path: "^(core|schemas|site)/" },
      to: { path: "simple-git" },
    },
    floor("document", [], "Reading knows one text; what knows other documents belongs in core/library."),
    floor("seal", ["document"], "A seal is computed of one revision; what needs the library's other documents belongs in core/library."),
    floor(
      "control",
      ["document", "seal"],
      "Who might do what is judged of one document's acts and the settings of their days; what needs other documents belongs in core/library.",
    ),
    floor("compare", ["document", "seal"], "Comparing looks at two texts; what changes one of them is an act (core/acts)."),
    floor(
      "library",
      ["document", "seal", "control", "compare"],
      "The library is what rules and acts stand on; what judges it belongs in core/rules.",
    ),
    floor(
      "rules",
      ["document", "seal", "control", "compare", "library"],
      "A rule looks and tells; what writes is an act (core/acts), and only an act may ask rules.",
    ),
    floor(
      "flow",
      ["document"],
      "A flow is drawn from its steps alone; what knows revisions or the library belongs to who asks for the drawing.",
    ),
    room("flow/graph", [], "The graph knows steps and lanes; what has a size or a place belongs in core/flow/layout."),
    room("flow/layout", ["graph"], "The layout is numbers; how they look belongs in core/flow/drawing."),
    room("flow/drawing", ["graph", "layout"], "The drawing is SVG; what chooses among formats belongs in core/flow/views."),
    room("flow/bpmn", ["graph", "layout"], "BPMN is made of the layout, not of the drawing; what both write belongs below them."),
    room(
      "flow/views",
      ["graph", "layout", "drawing", "bpmn"],
      "Nothing of a flow stands above its views; who shows them is outside core/.",
    ),
    floor(
      "acts",
      ["document", "seal", "control", "compare", "library", "rules"],
      "An act is a plan made of what was read; what draws or prints belongs in core/flow, cli or site.",
    ),
    room("acts/write", [], "How a plan writes files is the same for all acts; what one act decides belongs in its own file in core/acts."),
    room("acts/draft", ["write"], "What approving and issuing ask of a draft; the acts themselves stand at the root of core/acts."),
    {
      name: "rules-do-not-know-each-other",
      comment:
        "What two rules share belongs in core/document or core/library; only the tables at the root of core/rules and the kit know rules.",
      severity: "error",
      from: { path: "^core/rules/[^/]+/", pathNot: "^core/rules/kit/" },
      to: { path: "^core/rules/", pathNot: "^core/rules/kit/define-" },
    },
    {
      name: "the-kit-knows-no-rule",
      comment: "The kit runs any rules it is given; which rules there are stands in core/rules/index.ts.",
      severity: "error",
      from: { path: "^core/rules/kit/" },
      to: { path: "^core/rules/(?!kit/)" },
    },
    {
      name: "files-know-no-library",
      comment: "cli/files moves bytes; what knows where a library's texts are belongs in cli/read.",
      severity: "error",
      from: { path: "^cli/files/" },
      to: { path: "^cli/(?!files/)" },
    },
    {
      name: "reading-does-not-judge",
      comment: "cli/read turns files into a library for whoever asks; judging them belongs in cli/check, writing in cli/act.",
      severity: "error",
      from: { path: "^cli/read/" },
      to: { path: "^cli/(?!files/|read/)|^core/(rules|acts)/" },
    },
    {
      name: "reports-are-pure",
      comment: "A report is text made of findings; files, processes and git belong in the room whose command prints it.",
      severity: "error",
      from: { path: "^cli/report/" },
      to: { path: "^cli/(?!report/|files/timeless-zip)|^(node:)?(fs|fs/promises|child_process)$|simple-git" },
    },
    {
      name: "commands-are-thin",
      comment: "A command reads flags, calls and prints; files, processes and git belong in the rooms beside cli/commands.",
      severity: "error",
      from: { path: "^cli/commands/" },
      to: { path: "^(node:)?(fs|fs/promises|child_process)$|simple-git" },
    },
    {
      name: "nothing-needs-commands",
      comment: "What two commands share belongs in a room of its subject (cli/act, cli/check, …), not in a command.",
      severity: "error",
      from: { path: "^(cli/(act|check|export|files|gate|portal|read|report)|site)/" },
      to: { path: "^cli/(commands|bin)/|^cli/[^/]+\\.ts$" },
    },
    {
      name: "cli-without-site",
      comment: "The command line starts the portal's build as a process and hands it data (cli/portal); what both need is below them.",
      severity: "error",
      from: { path: "^cli/" },
      to: { path: "^site/" },
    },
    {
      name: "site-reads-through-the-door",
      comment: "What the portal needs of the command line it gets from cli/portal/door.ts; what is missing there is added there.",
      severity: "error",
      from: { path: "^site/" },
      to: { path: "^cli/", pathNot: "^cli/portal/door\\.ts$" },
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
