const NAME = "sop-source";

/** A page that keeps the text it was made of, in a comment: nothing that a browser runs or shows. */
export function withKeptSource(html: string, text: string): string {
  // Nothing in it can end the comment.
  const data = JSON.stringify(text).replace(/[<>-]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return html.replace(/<\/body>/i, (end) => `<!--${NAME}:${data}-->${end}`);
}

/** The text a page was made of; undefined where it keeps none that can be read. */
export function keptSource(html: string): string | undefined {
  const data = new RegExp(`<!--${NAME}:([^<>-]*)-->`).exec(html)?.[1];
  try {
    const text: unknown = data === undefined ? undefined : JSON.parse(data);
    return typeof text === "string" ? text : undefined;
  } catch {
    return undefined;
  }
}
