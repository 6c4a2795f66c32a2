import { type Approval, evidenceKinds } from "../../schemas/front-matter.ts";
import type { Document } from "../document/document.ts";

/** What a signed sheet may be, as its name ends: `pdf`, `png` … */
export type EvidenceKind = (typeof evidenceKinds)[number];

/** The name a signed sheet is kept by is its own digest's beginning: the same scan is kept once, and another never takes its place. */
export function evidencePath(digest: string, kind: EvidenceKind): string {
  return `assets/evidence-${digest.replace("sha256:", "").slice(0, 16)}.${kind}`;
}

const NAMED = new RegExp(String.raw`\bassets/evidence-[0-9a-f]{16}\.(?:${evidenceKinds.join("|")})\b`, "g");

/** The sheets a text names, sorted, each once: found line by line and without a YAML parser, so that an auditor can repeat it. */
export function evidenceNamed({ lines }: Pick<Document, "lines">): string[] {
  const found = new Set(lines.flatMap((line) => (line.includes("assets/evidence-") ? (line.match(NAMED) ?? []) : [])));
  return [...found].sort();
}

/** True of the path of a signed sheet, `assets/evidence-0123456789abcdef.pdf`. */
export function isEvidence(path: string): boolean {
  return path.match(NAMED)?.[0] === path;
}

/** SHA-256 of the signed sheets that approvals name, by path. */
export function evidenceOf(approvals: Readonly<Record<string, Approval>>): Map<string, string> {
  return new Map(
    Object.values(approvals).flatMap(({ evidenceFile }) => (evidenceFile ? [[evidenceFile.path, evidenceFile.digest] as const] : [])),
  );
}
