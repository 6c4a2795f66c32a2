import { type EvidenceKind, evidencePath } from "../seal/evidence.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { setYaml } from "./write/edit-yaml.ts";

/** A signed sheet of paper, scanned or photographed. */
export interface SignedSheet {
  kind: EvidenceKind;
  /** SHA-256 of its bytes, `sha256:…`. */
  digest: string;
  bytes: Uint8Array;
}

/** A sheet as an approval names it. */
export function asEvidence({ digest, kind }: SignedSheet): { path: string; digest: string } {
  return { path: evidencePath(digest, kind), digest };
}

/**
 * Names a sheet as the evidence of those approvals of a text that name none.
 * @param path the file, as shown in a message
 * @throws UsageError where the frontmatter can't be edited in place
 */
export function nameSheet(text: string, path: string, roles: readonly string[], sheet: SignedSheet): string {
  const edit = (yaml: string) =>
    roles.reduce((edited, role) => setYaml(edited, ["approvals", role, "evidenceFile"], asEvidence(sheet)), yaml);
  return editFrontMatter(text, path, edit);
}
