import * as z from "zod";
import { isoDate } from "../../schemas/iso-date.ts";

/** The page of a revision that is made to be printed. */
const portalPrint = z.strictObject({
  /** From the top of a language's pages: `CODE/rev-05/`. */
  address: z.string(),
  /** The day of printing. */
  on: isoDate,
  /** The numbered controlled copy that it becomes. */
  copy: z.strictObject({ number: z.string(), location: z.string() }).optional(),
});
export type PortalPrint = z.output<typeof portalPrint>;

/** What a build tells the process that makes its pages. */
export const portalOptions = z.strictObject({
  /** The library's folder, absolute. */
  library: z.string(),
  /** The day the library is shown as of. */
  date: isoDate,
  /** True where drafts are shown, stamped. */
  drafts: z.boolean(),
  /** True where a reader's browser keeps the portal for reading without a network. */
  offline: z.boolean(),
  /** Where the portal will stand: a path such as `/sop/`, or a whole http(s) address. Only the 404 page, the feed and the sitemap need it. */
  base: z.string(),
  /** The tool's own folder, absolute: where the portal's bundled files and its documentation are. */
  package: z.string(),
  /** Digest of the tool's files, by which what an earlier build found is known again; left out where nothing is kept. */
  tool: z.string().optional(),
  /** Version of the tool. */
  version: z.string(),
  /** A folder that gets what each part of the full text index that is to be made is made of (cli/portal/passage.ts). */
  passages: z.string(),
  /** How many documents a part of it holds at most, on average; left out where that is as many as is worth it. */
  textPart: z.int().positive().optional(),
  /** Pages to be printed: only they are made. Left out where the whole portal is. */
  prints: z.array(portalPrint).optional(),
  /** True where the documentation of the tool alone is made, without anything of the library. */
  docsOnly: z.boolean().optional(),
  /** Of which share of the documents pages are made, and nothing else; left out where the whole portal is. */
  shard: z.strictObject({ index: z.int(), count: z.int() }).optional(),
  /** Where several processes make the pages of one build: a folder in which each claims the documents that it makes. */
  claims: z.string().optional(),
  /** True for those beside the first: they make what they claim, and nothing else. */
  helps: z.boolean().optional(),
  /** True where nothing that an earlier build kept is to be believed. */
  fresh: z.boolean().optional(),
  /** A file that keeps from one build to the next what search is made of (site/data/search/searched.ts); left out where nothing is kept. */
  searched: z.string().optional(),
  /** A file that tells which pages of the portal before can be kept (cli/portal/inventory-file.ts); left out where all are to be made. */
  previous: z.string().optional(),
});
export type PortalOptions = z.output<typeof portalOptions>;
