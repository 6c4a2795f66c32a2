import type { Rule } from "../../../core/rules/kit/define-rule.ts";
import type { Example } from "../../../core/rules/kit/define-summary.ts";
import { runExample } from "../../../core/rules/kit/run-example.ts";
import { once } from "../library/once.ts";

/** What a rule finds in one of its examples: the same for the pages of all languages. */
export const foundInExample = once((rule: Rule, example: Example) => runExample(rule, example));
