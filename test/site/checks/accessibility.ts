import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { layOutAll } from "../browser-page.ts";

const values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds wrong with a page as it stands: rule, how often, where first. Of what is right nothing is described, and it is
 * asked in the page itself, which takes a quarter of the time; so of frames, which no page has, it knows nothing.
 * @param options exclude: what need not be looked at; off: rules that do not hold here
 */
export async function inaccessible(page: Page, options: { exclude?: string; off?: readonly string[] } = {}): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (options.exclude !== undefined) axe.exclude(options.exclude);
  const off = Object.fromEntries((options.off ?? []).map((rule) => [rule, { enabled: false }]));
  axe.options({ runOnly: { type: "tag", values }, resultTypes: ["violations"], rules: off });
  await layOutAll(page);
  const { violations } = await axe.analyze();
  const places = (nodes: readonly { html: string }[]) => nodes.slice(0, 3).map(({ html }) => html.slice(0, 120));
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${places(nodes).join(" | ")}`);
}
