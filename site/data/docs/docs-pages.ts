import { allTopics, type Topic, type TopicGroups } from "../../../cli/portal/door.ts";
import type { Texts } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { once } from "../library/once.ts";
import { portal } from "../library/portal.ts";
import { renderTopic } from "./render-topic.ts";

/** Where the documentation of the tool stands in a portal; each topic in a folder of its name. */
export const DOCS_ADDRESS = "docs/";

/** Address of a topic from the top of its language's pages. */
export function topicAddress(name: string): string {
  return `${DOCS_ADDRESS}${name}/`;
}

/** The documentation in each of the portal's languages, read once for the whole build. */
export const documentation = once(async (): Promise<Texts<TopicGroups>> => {
  const { options, languages } = await portal();
  const read = await Promise.all(languages.map(async (language) => [language, await pagedTopics(options.package, language)] as const));
  return { en: await pagedTopics(options.package, "en"), ...Object.fromEntries(read) };
});

/** The tasks have pages of their own, so the page that holds them all is the list. */
async function pagedTopics(packageRoot: string, language: Language): Promise<TopicGroups> {
  const groups = await allTopics(packageRoot, language);
  return { ...groups, guide: groups.guide.filter(({ name }) => name !== "how-to") };
}

/**
 * A topic as HTML.
 * @param up the way from its page to the top of its language's pages
 * @param hasRules false where the rules have no pages to link to
 */
export function topicPage(
  topic: Topic,
  groups: TopicGroups,
  { up, hasRules }: { up: string; hasRules: boolean },
): ReturnType<typeof renderTopic> {
  const names = new Set(Object.values(groups).flatMap((topics) => topics.map(({ name }) => name)));
  return renderTopic(topic.text, {
    topic: (name) => (name === "how-to" ? `${up}${DOCS_ADDRESS}#tasks` : names.has(name) ? `${up}${topicAddress(name)}` : undefined),
    rule: (id) => (hasRules ? `${up}rules/${id}/` : undefined),
  });
}
