import { diffArrays } from "diff";
import type { Aside } from "./blocks.ts";
import { pageLines } from "./page-lines.ts";

const NAME = "sop-source";
/** A page that differs in more lines was made anew. */
const MOST_CHANGES = 2_000;

/** What a page was made of. */
export interface KeptSource {
  text: string;
  /** The page's own lines when it was made. */
  lines: string[];
}

/**
 * A page that keeps the text it was made of, in a comment: nothing that a browser runs or shows, that can end the comment, or
 * that who replaces words in the page's code would meet.
 */
export function withKeptSource(html: string, text: string): string {
  const kept: KeptSource = { text, lines: pageLines(html) };
  const data = Buffer.from(JSON.stringify(kept)).toString("base64");
  return html.replace(/<\/body>/i, (end) => `<!--${NAME}:${data}-->${end}`);
}

/** What a page was made of; undefined where it keeps nothing that can be read. */
export function keptSource(html: string): KeptSource | undefined {
  const data = new RegExp(`<!--${NAME}:([\\w+/=]+)-->`).exec(html)?.[1];
  try {
    const kept: unknown = data === undefined ? undefined : JSON.parse(Buffer.from(data, "base64").toString());
    return isKept(kept) ? kept : undefined;
  } catch {
    return undefined;
  }
}

function isKept(kept: unknown): kept is KeptSource {
  const { text, lines } = (kept ?? {}) as Partial<Record<keyof KeptSource, unknown>>;
  return typeof text === "string" && Array.isArray(lines) && lines.every((line) => typeof line === "string");
}

/**
 * What was changed on a page since it was made, line by line with the line before; undefined where too much was.
 * @param html the page as it is now
 */
export function changesOnPage(html: string, { lines }: KeptSource): Aside[] | undefined {
  const parts = diffArrays(lines, pageLines(html), { maxEditLength: MOST_CHANGES }) as ReturnType<typeof diffArrays<string>> | undefined;
  if (parts === undefined) return undefined;
  let before = "";
  return parts.flatMap(({ value, added, removed }): Aside[] => {
    if (!added && !removed) {
      before = value.at(-1) ?? before;
      return [];
    }
    const place =
      before === "" ? { en: "at the page's beginning", id: "di awal halaman" } : { en: `after “${before}”`, id: `setelah “${before}”` };
    return value.map((text) => ({ kind: added ? ("typedIn" as const) : ("takenOut" as const), text, place }));
  });
}
