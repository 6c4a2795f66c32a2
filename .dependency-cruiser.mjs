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
const roomIn = (top) => (name, below, comment) => {
  const [floorName, roomName] = name.split("/");
  return {
    name: `${top}-${floorName}-${roomName}`,
    comment,
    severity: "error",
    from: { path: `^${top}/${name}/` },
    to: { path: `^${top}/${floorName}/`, pathNot: `^${top}/${floorName}/(${[roomName, ...below].join("|")})/` },
  };
};
const room = roomIn("core");
const siteRoom = roomIn("site");

export default {
  forbidden: [
    {
      name: "languages-stand-alone",
      comment: "What readers are told in one language: words, and how days are written; what chooses among them stands above.",
      severity: "error",
      from: { path: "^languages/" },
      to: { path: "^(schemas|core|cli|site|test)/" },
    },
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
      "flow/drawio",
      ["graph", "layout", "bpmn"],
      "A drawing of draw.io is its BPMN in other shapes; what BPMN says belongs in core/flow/bpmn.",
    ),
    room(
      "flow/views",
      ["graph", "layout", "drawing", "bpmn", "drawio"],
      "Nothing of a flow stands above its views; who shows them is outside core/.",
    ),
    floor(
      "acts",
      ["document", "seal", "control", "compare", "library", "rules"],
      "An act is a plan made of what was read; what draws or prints belongs in core/flow, cli or site.",
    ),
    floor(
      "import",
      ["document", "flow", "acts"],
      "Importing understands one text and prints a draft; what opens files stands in cli/import, what knows the library is told to it.",
    ),
    room("acts/write", [], "How a plan writes files is the same for all acts; what one act decides belongs in its own file in core/acts."),
    room("acts/draft", ["write"], "What approving and issuing ask of a draft; the acts themselves stand at the root of core/acts."),
    {
      name: "rules-do-not-know-each-other",
      comment: "What two rules share belongs in core/document or core/library; only the tables at the root of core/rules know rules.",
      severity: "error",
      from: { path: "^core/rules/[^/]+/", pathNot: "^core/rules/(kit|engine)/" },
      to: { path: "^core/rules/", pathNot: "^core/rules/(kit/define-|[^/]+/parts/)" },
    },
    {
      name: "the-kit-knows-no-rule",
      comment: "The kit and the engine run any rules they are given; which rules there are stands in core/rules/index.ts.",
      severity: "error",
      from: { path: "^core/rules/(kit|engine)/" },
      to: { path: "^core/rules/(?!kit/|engine/)" },
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
      name: "answers-import-nothing",
      comment: "The types of the library API ship as they stand; what they are made of stays inside cli/ask.",
      severity: "error",
      from: { path: "^cli/ask/answers\\.ts$" },
      to: { path: "." },
    },
    {
      name: "asking-changes-nothing",
      comment: "cli/ask reads and answers; what begins a draft for an assistant stands in cli/assistant.",
      severity: "error",
      from: { path: "^cli/ask/" },
      to: { path: "^cli/(act|assistant|export|gate|portal|report)/|^core/acts/|^cli/files/(apply-plan|write-)" },
    },
    {
      name: "reports-are-pure",
      comment: "A report is text made of findings; files, processes and git belong in the room whose command prints it.",
      severity: "error",
      from: { path: "^cli/report/" },
      to: { path: "^cli/(?!report/|files/timeless-zip|files/workbooks-written)|^(node:)?(fs|fs/promises|child_process)$" },
    },
    {
      name: "commands-are-thin",
      comment: "A command reads flags, calls and prints; files, processes and git belong in the rooms beside cli/commands.",
      severity: "error",
      from: { path: "^cli/commands/" },
      to: { path: "^(node:)?(fs|fs/promises|child_process)$|^cli/files/git\\.ts$" },
    },
    {
      name: "nothing-needs-commands",
      comment: "What two commands share belongs in a room of its subject (cli/act, cli/check, …), not in a command.",
      severity: "error",
      from: { path: "^(cli/(act|ask|assistant|check|editor|export|files|gate|import|portal|read|report)|site)/" },
      to: { path: "^cli/(commands|bin)/|^cli/[^/]+\\.ts$" },
    },
    {
      name: "cli-without-site",
      comment: "The command line starts the portal's build as a process and hands it data (cli/portal); what both need is below them.",
      severity: "error",
      // It bundles both, and is no part of either.
      from: { path: "^cli/", pathNot: "^cli/build\\.ts$" },
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
      name: "site-map-is-geometry",
      comment:
        "The map is laid out on the page and again in the browser from numbers alone; which documents are on it is told by site/data/lists.",
      severity: "error",
      from: { path: "^site/map/" },
      to: { path: "^(core|cli|site)/", pathNot: "^site/map/" },
    },
    {
      name: "site-search-is-words",
      comment: "What words are and mean is asked by the build and by browsers alike; what is found where is told by site/data/search.",
      severity: "error",
      from: { path: "^site/search/" },
      to: { path: "^(core|cli|site)/", pathNot: "^site/search/" },
    },
    {
      name: "site-data-without-markup",
      comment: "site/data says what a page shows, how it looks belongs in site/components, what a browser does with it in site/scripts.",
      severity: "error",
      from: { path: "^site/data/" },
      to: { path: "^site/(components|pages|scripts)/" },
    },
    {
      name: "site-components-without-scripts",
      comment:
        "Components are made once, when the portal is built; what a browser does belongs in site/scripts, which finds its places by data attributes.",
      severity: "error",
      from: { path: "^site/components/" },
      to: { path: "^site/(pages|scripts)/" },
    },
    {
      name: "site-scripts-are-for-browsers",
      comment:
        "A script is given its data by the page or fetches it; from site/data and the door it knows types alone. What both run belongs in site/map, site/search, languages or core/.",
      severity: "error",
      from: { path: "^site/scripts/" },
      to: { path: "^(cli|site/(assets|components|data|pages))/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "site-pages-are-routes",
      comment: "A page is a route and what it puts together; what two pages share belongs in site/components or site/data.",
      severity: "error",
      from: { path: "^site/" },
      to: { path: "^site/pages/" },
    },
    siteRoom("data/library", [], "What is read once for the whole build; what knows where a page stands belongs in site/data/page."),
    siteRoom("data/page", ["library"], "What every page needs, whatever it shows; what it shows belongs in the room of its subject."),
    siteRoom(
      "data/document",
      ["library", "page"],
      "What a document's pages may know of it and of others; what is set, drawn or compared of it has rooms of its own.",
    ),
    siteRoom(
      "data/prose",
      ["library", "page", "document"],
      "Text as HTML with its links; what is no text belongs in the room of its subject.",
    ),
    siteRoom(
      "data/drawing",
      ["library", "page", "document", "prose"],
      "A flow as drawn on a page; how flows are drawn at all belongs in core/flow.",
    ),
    siteRoom("data/changes", ["library"], "A revision against another; how texts are compared belongs in core/compare."),
    siteRoom("data/proposal", ["library", "page", "document"], "What can be proposed of a revision, and to whom."),
    siteRoom(
      "data/guide",
      ["library", "page", "document"],
      "Where the steps of a guide lead; what other pages ask of flows belongs in site/data/document.",
    ),
    siteRoom("data/print", ["library", "page", "document"], "What stands on a print and what it is checked against."),
    siteRoom(
      "data/lists",
      ["library", "page", "document", "print"],
      "What lists the library; what a document's pages show, too, belongs in site/data/document.",
    ),
    siteRoom(
      "data/search",
      ["library", "page", "document", "lists"],
      "What is found, taken from what the pages show; nothing but the build needs it.",
    ),
    siteRoom("components/shell", [], "What every page stands in; what knows a revision belongs in site/components/revision."),
    siteRoom("components/revision", ["shell"], "What the pages of a revision share; what one of them shows alone belongs in its room."),
    ...["document", "guide", "changes"].map((name) =>
      siteRoom(`components/${name}`, ["shell", "revision"], "What pages of two kinds share belongs in site/components/revision."),
    ),
    ...["home", "lists", "rules"].map((name) =>
      siteRoom(`components/${name}`, ["shell"], "What pages of two kinds share belongs in site/components/shell."),
    ),
    siteRoom("scripts/page", [], "What every page does; what one kind of page does has a room of its own."),
    ...["cards", "guide", "rows", "search", "verify"].map((name) =>
      siteRoom(
        `scripts/${name}`,
        ["page"],
        "What two of the scripts' rooms share belongs in site/scripts/page; only site/scripts/entries knows them all.",
      ),
    ),
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
      to: { circular: true },
    },
  ],
  options: { doNotFollow: { path: "node_modules" }, tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" } },
};
