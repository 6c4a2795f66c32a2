import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Language } from "../../schemas/local-text.ts";

/** A page of the documentation. */
export interface Topic {
  /** What it is asked by: `how-to`, or one of its tasks. */
  name: string;
  title: string;
  /** Markdown. */
  text: string;
  /** The language it is written in, where that is not the one asked for. */
  writtenIn?: Language;
}

/** The language of the pages for programmers. */
const OTHERS = "en";

/** The order in which pages are offered; others follow by name. */
const order = ["tutorial", "how-to", "notation", "ci", "why-git", "signatures", "windows", "iso-9001", "iso-13485", "part-11"];

/** The pages written for people, as shipped, in one language; those for programmers (`docs/*.md`) are in English alone. */
export async function guideTopics(packageRoot: string, language: Language): Promise<Topic[]> {
  const guide = await guideIn(packageRoot, language);
  const others = await topicsIn(join(packageRoot, "docs"));
  return [...guide, ...others.map((topic) => (language === OTHERS ? topic : inAnother(topic, OTHERS, language)))];
}

/** A language in which nobody has written the guide yet shows the English one. */
async function guideIn(packageRoot: string, language: Language): Promise<Topic[]> {
  const folderOf = (own: Language) => join(packageRoot, "docs", "guide", own);
  if (existsSync(folderOf(language))) return topicsIn(folderOf(language));
  return (await topicsIn(folderOf("en"))).map((topic) => inAnother(topic, "en", language));
}

/** A page in another language than the reader's says so beside its title. */
function inAnother(topic: Topic, writtenIn: Language, language: Language): Topic {
  const name = new Intl.DisplayNames(language, { type: "language" }).of(writtenIn) ?? writtenIn;
  return { ...topic, title: `${topic.title} (${name})`, writtenIn };
}

async function topicsIn(folder: string): Promise<Topic[]> {
  const names = (await readdir(folder)).flatMap((file) => (file.endsWith(".md") ? [file.slice(0, -3)] : []));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Promise.all(
    names
      .sort((a, b) => place(a) - place(b) || a.localeCompare(b))
      .map(async (name) => {
        const text = await readFile(join(folder, `${name}.md`), "utf8");
        return { name, title: titleOf(text), text };
      }),
  );
}

/** The tasks of `how-to`: each is a heading `NAME · title`. */
export function tasksOf({ text }: Topic): Topic[] {
  return text.split(/^## /m).flatMap((part) => {
    const [, name, title] = /^([a-z][a-z-]*) · (.+)$/m.exec(part.split("\n", 1)[0] ?? "") ?? [];
    return name === undefined || title === undefined ? [] : [{ name, title, text: `# ${title}\n${part.slice(part.indexOf("\n"))}` }];
  });
}

function titleOf(text: string): string {
  return (/^# (.+)$/m.exec(text)?.[1] ?? "").replaceAll("`", "");
}
