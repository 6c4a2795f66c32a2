import type { ShownRevision } from "../library/shown-revision.ts";

/** Who would know where the source is silent: those named as leading, else the other parties. */
export function escalationOf(shown: ShownRevision, actor: string | undefined): string[] {
  const others = shown.document.frontMatter.parties.filter((party) => party !== actor);
  const leading = others.filter((party) => /leader|supervisor|\bspv\b|manager|manajer|kepala|koordinator/i.test(party));
  return leading.length > 0 ? leading : others;
}
