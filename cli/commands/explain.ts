import { Args } from "@oclif/core";
import { catalogue, findRule } from "../../core/rules/find-rule.ts";
import type { GateRule } from "../../core/rules/kit/define-gate-rule.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { explainCatalogue, explainRule } from "../report/explain.ts";

export default class Explain extends SopCommand {
  static override summary = both({
    en: "what a rule asks for, why, and how to put it right",
    id: "apa yang diminta sebuah aturan, sebabnya, dan cara memperbaikinya",
  });
  static override examples = ["sop explain SOP403", "sop explain next-exists --lang en"];
  static override args = {
    rule: Args.string({
      description: both({
        en: "a rule's id or name; without it, the catalogue",
        id: "id atau nama aturan; tanpa itu, daftar semua aturan",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { args } = await this.parse(Explain);
    const chosen = args.rule === undefined ? undefined : findRule(args.rule);
    this.say(chosen ? explainRule(chosen, this.language) : explainCatalogue(catalogue, this.language));
    return chosen ? asData(chosen) : catalogue.map(asData);
  }
}

function asData({ id, name, scope, since, severity, summary, why, examples }: Rule | GateRule) {
  return { id, name, scope, since, severity, summary, why, examples };
}
