import { sha256Hex } from "../../../core/sha256.ts";
import type { Portal } from "../library/portal.ts";

/**
 * Digest of what the pages that list the library may know of its documents: facts, events, statuses. Left out is what no list shows and each
 * saved sentence changes: what parts of a text say, and where they stand. What registers, search and findings show is digested by itself.
 */
export function listInputs({ read, documents }: Portal): string {
  // What its acts were judged by shows in what became of them.
  const all = [...read.library.documents.values()].map(({ life: _, ...controlled }) => controlled);
  const statuses = [...documents].map(([code, shown]) => [code, ...shown.all.map(({ facts, status }) => [facts.fileName, status])]);
  return sha256Hex(JSON.stringify([all, statuses], asListed));
}

function asListed(key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === "function") throw new Error(`“${key}” can't be put into a digest`);
  if (key === "at" || key === "digest" || key === "sealed" || key === "ways") return undefined;
  // Which sections are written numbers those below them.
  return key === "digests" ? Object.keys(value as object) : value;
}
