import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Rule } from "../../../core/rules/kit/define-rule.ts";
import { once } from "../library/once.ts";
import { portal } from "../library/portal.ts";
import type { RenderedTopic } from "./render-topic.ts";
import type { ExampleReports } from "./reports-of-example.ts";

/** What the pages of the documentation and of the rules hold, whatever library stands beside them. */
export interface Prepared {
  /** Topics as HTML, each by what it is made from (`topicKey`); `UP` stands for the way to the top of its language's pages. */
  topics: Readonly<Record<string, RenderedTopic>>;
  /** What each rule reports of its examples, in their order: nothing of those that are right. */
  reports: Readonly<Record<Rule["id"], readonly ExampleReports[]>>;
}

/** A character that no text has. */
export const UP = "\uE000";
export const PREPARED = "prepared.json";

/** What was worked out when the tool was bundled (`prepare-docs.ts`); undefined where it is just being bundled anew. */
export const prepared = once(async (): Promise<Prepared | undefined> => {
  const { options } = await portal();
  const path = join(options.package, "dist", "portal", PREPARED);
  return existsSync(path) ? (JSON.parse(await readFile(path, "utf8")) as Prepared) : undefined;
});
