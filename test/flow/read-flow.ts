import type { Document, Flow, Step } from "../../core/document/document.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

/** The library that fixtures stand in. */
export const reading = createReadingContext(
  librarySettings.parse({
    organisation: "Contoh",
    code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"], client: ["TELK"] } },
  }),
);

/** A flow as read from its notation, with what drawings need besides it. */
export interface FlowFixture {
  name: string;
  flow: Flow;
  parties: string[];
  document: Document;
  textOf: (step: Step) => string;
}

/** Reads the flows of a document whose flow section is `body`; `more` are further lines of frontmatter. */
export function readFlows(body: string, parties: readonly string[] = [], more = ""): FlowFixture[] {
  const head = `---\ncode: IN.OCC.TELK.P-01\ntitle: Contoh\nrevision: "00"\nparties: ${JSON.stringify(parties)}\n${more}---\n`;
  const text = `${head}\n## Rincian Prosedur\n\n${body}`;
  const document = readDocument({ path: "sops/X/draft.md", folder: "X", fileName: "draft.md", text }, reading);
  return fixturesOf(document);
}

/** The flows of a document as fixtures. */
export function fixturesOf(document: Document): FlowFixture[] {
  const { parties } = document.frontMatter;
  return document.flows.map((flow) => ({ name: flow.title, flow, parties, document, textOf: (step) => textOf(document, step) }));
}

/** The first flow of the notation. */
export function readFlow(body: string, parties: readonly string[] = [], more = ""): FlowFixture {
  const [first] = readFlows(body, parties, more);
  if (!first) throw new Error("the fixture has no flow");
  return first;
}

function textOf(document: Document, step: Step): string {
  return document.lines
    .slice(step.text.first - 1, step.text.end - 1)
    .map((line) => line.replace(/^> ?/, ""))
    .join("\n")
    .trim();
}
