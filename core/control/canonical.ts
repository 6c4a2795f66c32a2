import canonicalize from "canonicalize";
import type { Approval } from "../../schemas/front-matter.ts";
import { sha256Of } from "../sha256.ts";

/**
 * The digest of an act as it is written: SHA-256 of its canonical JSON (RFC 8785), each scalar as a string. Made of the
 * YAML as parsed, before any schema, so that a line that fits none can be named too.
 */
export function digestOfAct(raw: unknown): string {
  return sha256Of(canonicalText(raw));
}

/** What is hashed of an act, as text: published, so that anyone can repeat it. */
export function canonicalText(raw: unknown): string {
  return canonicalize(withStrings(raw, [])) ?? "";
}

/** The digest of an approval, by which one that was sent back is known wherever it turns up: role, person, time, nonce. */
export function digestOfApproval(role: string, { name, position, id, date, time, nonce }: Approval): string {
  return digestOfAct({ role, name, position, id, date, time, nonce });
}

/**
 * The digest of a settings record as it is written: all it says but who approved it. Maps count as lists of pairs, so that
 * their order does.
 */
export function digestOfRecord(raw: Readonly<Record<string, unknown>>): string {
  const { approvals: _approvals, ...content } = raw;
  return digestOfAct(asPairs(content));
}

/** A value with its maps as lists of pairs. */
export function asPairs(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(asPairs);
  return Object.entries(value).flatMap(([key, own]) => (own === undefined ? [] : [[key, asPairs(own)]]));
}

/** YAML can hold a list within itself, and half a character; both have a digest all the same. */
function withStrings(value: unknown, around: readonly unknown[]): unknown {
  if (typeof value !== "object" || value === null) return String(value).toWellFormed();
  if (around.includes(value)) return "circular";
  const inside = [...around, value];
  if (Array.isArray(value)) return value.map((item) => withStrings(item, inside));
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) => (own === undefined ? [] : [[key.toWellFormed(), withStrings(own, inside)]])),
  );
}

/** The digest by which the first entries of an event file are adopted. */
export function digestOfEntries(entries: readonly { digest: string }[]): string {
  return digestOfAct(entries.map(({ digest }) => digest));
}
