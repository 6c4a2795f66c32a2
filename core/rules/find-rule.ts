import type { LocalText } from "../../schemas/local-text.ts";
import type { OwnSeverities } from "../control/controlled-settings.ts";
import { nearest } from "../document/words/nearest.ts";
import { UsageError } from "../usage-error.ts";
import { gateRules } from "./gate-rules.ts";
import { rules } from "./index.ts";
import type { GateRule } from "./kit/define-gate-rule.ts";
import type { Rule } from "./kit/define-rule.ts";

/** Every rule of the catalogue, those of the gate last. */
export const catalogue: readonly (Rule | GateRule)[] = [...rules, ...gateRules];

/** What each rule of the catalogue says of itself, by id. */
export const ownSeverities: OwnSeverities = (id) => {
  const rule = catalogue.find((candidate) => candidate.id === id);
  return rule && [rule.severity.draft, rule.severity.issued];
};

/**
 * The rule of an id or name, as typed.
 * @throws UsageError when there is none, with the nearest one
 */
export function findRule(name: string): Rule | GateRule {
  const found = catalogue.find((rule) => rule.id === name.toUpperCase() || rule.name === name.toLowerCase());
  if (found) return found;
  throw new UsageError({ en: `There is no rule “${name}”.`, id: `Tidak ada aturan “${name}”.` }, ruleMeant(name));
}

/** What to write instead of a rule that is not there. */
export function ruleMeant(name: string): LocalText {
  const guess = nearest(
    name,
    catalogue.flatMap((rule) => [rule.id, rule.name]),
  );
  return guess
    ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
    : { en: "sop explain lists them all.", id: "sop explain menyebutkan semuanya." };
}
