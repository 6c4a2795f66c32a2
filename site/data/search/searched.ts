import { readFile } from "node:fs/promises";
import { digestOf, keepFile } from "../../../cli/portal/door.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import { documentInputs } from "../document/document-inputs.ts";
import { once } from "../library/once.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownDocument } from "../library/shown-revision.ts";
import { type JumpDocument, jumpDocument, jumpsToTexts } from "./jump-index.ts";
import { passagesOf } from "./passages.ts";

/** What search is made of, of one document. */
export interface Searched {
  jump: JumpDocument;
  /** The passages of its revisions (cli/portal/passage.ts) as JSON, tabs between them: no text in JSON holds one. */
  passages: string;
  /** SHA-256 of these: they are megabytes, and most of them are looked at no more. */
  digest: string;
}

/** A document's part as it is kept, in a line. */
interface KeptLine extends Omit<Searched, "jump"> {
  inputs: string;
  jump: string;
}

/**
 * What search is made of, by document; of those whose pages would be the same as in the build before, what was kept of it. The file is one of
 * the cache: where it is missing, damaged, of another build or can't be written, all is made from the texts.
 */
export const searchedOf = once(async (portal: Portal): Promise<ReadonlyMap<DocumentCode, Searched>> => {
  const { searched: path, fresh } = portal.options;
  const origin = originOf(portal);
  const kept = path === undefined || fresh ? new Map<string, KeptLine>() : await readKept(path, origin);
  const withTexts = jumpsToTexts(portal);
  const lines: string[] = [];
  const searched = new Map<DocumentCode, Searched>();
  for (const [code, document] of portal.documents) {
    const inputs = digestOf([documentInputs(portal, document), withTexts]);
    const known = kept.get(code);
    const { jump, passages, digest } = known?.inputs === inputs ? known : printSearched(portal, document, withTexts);
    lines.push([JSON.stringify(code), inputs, jump, digest, passages].join("\t"));
    searched.set(code, { jump: JSON.parse(jump) as JumpDocument, passages, digest });
  }
  if (path !== undefined) {
    const rest = lines.join("\n");
    await keepFile(path, `${headOf(origin, rest)}\n${rest}`);
  }
  return searched;
});

function printSearched(portal: Portal, document: ShownDocument, withTexts: boolean): Omit<KeptLine, "inputs"> {
  const passages = [...passagesOf(portal, document)].map((passage) => JSON.stringify(passage)).join("\t");
  return { jump: JSON.stringify(jumpDocument(portal, document, withTexts)), passages, digest: sha256Hex(passages) };
}

/** Digest of what every document's part depends on beside the document. */
function originOf({ options, settings }: Portal): string {
  const { passages: _, previous: _previous, searched: _searched, fresh: _fresh, claims: _claims, ...rest } = options;
  return digestOf([rest, settings]);
}

function headOf(origin: string, rest: string | Uint8Array): string {
  return `${origin} ${sha256Hex(rest)}`;
}

/** What an earlier build kept, by code; nothing where it is not as it was written, or was made otherwise. */
async function readKept(path: string, origin: string): Promise<Map<string, KeptLine>> {
  const kept = new Map<string, KeptLine>();
  const bytes = await readFile(path).catch(() => Buffer.of());
  const end = bytes.indexOf("\n");
  const rest = bytes.subarray(end + 1);
  if (end < 0 || bytes.toString("utf8", 0, end) !== headOf(origin, rest)) return kept;
  // Of a library without documents, the rest is empty.
  for (const line of rest.toString("utf8").split("\n").filter(Boolean)) {
    const [code = "", inputs = "", jump = "", digest = ""] = line.split("\t", 4);
    const passages = line.slice(code.length + inputs.length + jump.length + digest.length + 4);
    kept.set(JSON.parse(code) as string, { inputs, jump, digest, passages });
  }
  return kept;
}
