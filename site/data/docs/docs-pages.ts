import { allTopics, type Topic, type TopicGroups } from "../../../cli/portal/door.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import type { Texts } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { once } from "../library/once.ts";
import { portal } from "../library/portal.ts";
import { prepared, UP } from "./prepared.ts";
import { type RenderedTopic, renderTopic } from "./render-topic.ts";

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
export async function pagedTopics(packageRoot: string, language: Language): Promise<TopicGroups> {
  const groups = await allTopics(packageRoot, language);
  return { ...groups, guide: groups.guide.filter(({ name }) => name !== "how-to") };
}

/** Where a topic's page stands. */
interface TopicPlace {
  /** The way from its page to the top of its language's pages. */
  up: string;
  /** False where the rules have no pages to link to. */
  hasRules: boolean;
}

/** A topic as HTML: as it was prepared, or made now where the tool's own pages were changed since it was bundled. */
export async function topicPage(topic: Topic, groups: TopicGroups, place: TopicPlace): Promise<RenderedTopic> {
  const known = place.hasRules ? (await prepared())?.topics[topicKey(topic, groups)] : undefined;
  return known ? { ...known, html: known.html.replaceAll(UP, place.up) } : renderFor(topic, groups, place);
}

/** By what a topic's page is made from: its text, and which others there are. */
export function topicKey({ text }: Topic, groups: TopicGroups): string {
  return sha256Hex(JSON.stringify([text, ...namesOf(groups)]));
}

export function renderFor({ text }: Topic, groups: TopicGroups, { up, hasRules }: TopicPlace): RenderedTopic {
  const names = namesOf(groups);
  return renderTopic(text, {
    topic: (name) => (name === "how-to" ? `${up}${DOCS_ADDRESS}#tasks` : names.has(name) ? `${up}${topicAddress(name)}` : undefined),
    rule: (id) => (hasRules ? `${up}rules/${id}/` : undefined),
  });
}

function namesOf(groups: TopicGroups): ReadonlySet<string> {
  return new Set(Object.values(groups).flatMap((topics) => topics.map(({ name }) => name)));
}
