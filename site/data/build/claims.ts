import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { sha256Hex } from "../../../core/sha256.ts";

/**
 * Tells which units this process makes, where several make the pages of one build: each is made by whichever asks first, all of it. A
 * folder stands for the claim, since of those that make the same one at once the system lets one succeed.
 * @param claims where the claims are; undefined where one process makes everything
 */
export function claimsUnits(claims: string | undefined): (unit: string) => boolean {
  const asked = new Map<string, boolean>();
  return (unit) => {
    const known = asked.get(unit) ?? (claims === undefined || isFirst(join(claims, sha256Hex(unit))));
    asked.set(unit, known);
    return known;
  };
}

function isFirst(claim: string): boolean {
  try {
    mkdirSync(claim);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
