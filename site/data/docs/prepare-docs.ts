import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { catalogue } from "../../../core/rules/find-rule.ts";
import { languages } from "../../../languages/index.ts";
import { pagedTopics, renderFor, topicKey } from "./docs-pages.ts";
import { PREPARED, type Prepared, UP } from "./prepared.ts";
import type { RenderedTopic } from "./render-topic.ts";
import { reportsOfExample } from "./reports-of-example.ts";

/**
 * Works out what is the same in the portals of all libraries, for which each build would take a second, and writes it where the pages
 * look for it: once for a version of the tool, when it is bundled (cli/build.ts).
 */
export async function prepareDocs(packageRoot: string): Promise<void> {
  const folder = join(packageRoot, "dist", "portal");
  const made: Prepared = {
    topics: await topics(packageRoot),
    reports: Object.fromEntries(
      catalogue.flatMap((rule) =>
        rule.scope === "gate" ? [] : [[rule.id, rule.examples.map((example) => reportsOfExample(rule, example))]],
      ),
    ),
  };
  const fresh = join(folder, `${PREPARED}-${process.pid}`);
  await writeFile(fresh, JSON.stringify(made));
  await rename(fresh, join(folder, PREPARED));
}

async function topics(packageRoot: string): Promise<Prepared["topics"]> {
  const made: Record<string, RenderedTopic> = {};
  for (const language of languages) {
    const groups = await pagedTopics(packageRoot, language);
    for (const topic of Object.values(groups).flat())
      made[topicKey(topic, groups)] ??= renderFor(topic, groups, { up: UP, hasRules: true });
  }
  return made;
}
