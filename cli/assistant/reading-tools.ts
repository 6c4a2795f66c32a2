import * as z from "zod";
import { fold } from "../../core/document/words/fold.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { AskedLibrary } from "../ask/asked-library.ts";
import { boundList, boundText } from "./answer.ts";

/** One question an assistant may ask: what it takes, and how it is answered. */
export interface Tool<Shape extends z.ZodRawShape = z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  input: Shape;
  answer: (library: AskedLibrary, input: z.output<z.ZodObject<Shape>>) => Promise<Record<string, unknown>> | Record<string, unknown>;
}

const date = z.string().max(10).optional().describe("Day asked about, YYYY-MM-DD, in the library's time zone. Default: today.");
const document = z.string().min(1).max(200).describe("Document code, or an ending of it: P-01 for IN.OCC.TELK.P-01.");
const revision = z.string().max(20).optional().describe("A revision as printed (05), or “draft”. Default: what is in force on the day.");
const limit = z.int().min(1).max(100).default(20);
const skip = z.int().min(0).default(0).describe("How many to pass over, to read on.");

/** The questions about a library, none of which changes anything. */
export const readingTools: readonly Tool[] = [
  tool({
    name: "documents",
    title: "What is in force",
    description:
      "Lists documents with the revision in force on a day, or why none is. Documents without `inForce` must not be quoted as a procedure.",
    input: {
      matching: z.string().max(200).optional().describe("Only those whose code or title holds these words."),
      date,
      limit: limit.default(50),
      skip,
    },
    answer(library, { matching, limit: most, skip: past }) {
      const wanted = fold(matching ?? "").split(" ");
      const all = library.documents().filter(({ code, title }) => wanted.every((word) => fold(`${code} ${title}`).includes(word)));
      const { found, shown, more } = boundList(all, most, past);
      return { found, more, documents: shown };
    },
  }),
  tool({
    name: "document",
    title: "A document",
    description: "The text of a document as of a day (Markdown as written), its header, its sections and flows; or one section of it.",
    input: { document, revision, date, section: z.string().max(200).optional().describe("The name of one section, to read it alone.") },
    async answer(library, asked) {
      const { text, ...about } = await library.document(asked.document, { revision: asked.revision, section: asked.section });
      return { ...about, ...boundText(text) };
    },
  }),
  tool({
    name: "step",
    title: "A step by its RC",
    description: "One step of a flow by its RC (IN.OCC.TELK.P-01_R8): who does what, by which means, and where it goes on to.",
    input: { rc: z.string().min(1).max(200), revision, date },
    async answer(library, { rc, revision: named }) {
      return { ...(await library.step(rc, { revision: named })) };
    },
  }),
  tool({
    name: "flow",
    title: "A flow",
    description: "A flow of a document as text with its branches, as Mermaid, or as data.",
    input: {
      document,
      flow: z.string().max(200).optional().describe("Its title, a part of it, or its number. Default: the only one there is."),
      format: z.enum(["text", "mermaid", "json"]).default("text"),
      revision,
      date,
    },
    async answer(library, { document: name, flow, format, revision: named }) {
      const { content = "", ...drawn } = await library.flow(name, { flow, format, revision: named });
      return { ...drawn, ...boundText(content) };
    },
  }),
  tool({
    name: "where_used",
    title: "Where it is used",
    description: "Where a document (code), a step (RC) or a term or application is mentioned, in what is in force, scheduled or drafted.",
    input: { name: z.string().min(1).max(200), date, limit: limit.default(50), skip },
    answer(library, { name, limit: most, skip: past }) {
      const { found, shown, more } = boundList(library.uses(name), most, past);
      return { found, more, uses: shown };
    },
  }),
  tool({
    name: "search",
    title: "Search",
    description:
      "Passages of documents that hold these words, the likeliest first; of what is in force alone, unless all texts are asked for. `match: some`: no passage holds all of the words, so it may be about something else.",
    input: {
      words: z.string().min(1).max(300),
      date,
      limit,
      all: z.boolean().default(false).describe("Also drafts and texts no longer in force; each says what it is."),
    },
    async answer(library, { words, limit: most, all }) {
      return { passages: await library.search(words, { limit: most, all }) };
    },
  }),
  tool({
    name: "what_changed",
    title: "What changed",
    description:
      "With `document`: what changed in it between two revisions, or since a day. With `since` alone: what is in force in the library on the day and was not, or not so, on that earlier day.",
    input: {
      document: document.optional(),
      from: z.string().max(20).optional().describe("Of a document: a revision. Default: the one before."),
      to: z.string().max(20).optional().describe("Of a document: a revision, or “draft”. Default: what is in force."),
      since: z.string().max(10).optional().describe("The earlier day, YYYY-MM-DD; of a document instead of `from`."),
      date,
      limit: limit.default(50),
      skip,
    },
    async answer(library, { document: name, from, to, since, limit: most, skip: past }) {
      if (name !== undefined) {
        const { changes, ...sources } = await library.changes(name, { from, to, since });
        const { found, shown, more } = boundList(changes, most, past);
        return { ...sources, found, more, changes: shown };
      }
      if (since !== undefined && from === undefined && to === undefined) {
        const { found, shown, more } = boundList(library.changesSince(since), most, past);
        return { since, until: library.date, found, more, changes: shown };
      }
      throw new UsageError({
        en: "Say which document, or since which day.",
        id: "Sebutkan dokumennya, atau sejak hari apa.",
      });
    },
  }),
];

/** Lets each tool know its own input, and the list hold them all. */
export function tool<Shape extends z.ZodRawShape>(one: Tool<Shape>): Tool {
  return one as unknown as Tool;
}
