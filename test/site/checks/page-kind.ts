/** What a page is: its kind, and the status of the revision it shows, `guide draft`. */
export function pageKind(html: string): string {
  return [/data-kind="([^"]*)"/, /data-status="([^"]*)"/]
    .map((pattern) => pattern.exec(html)?.[1] ?? "")
    .join(" ")
    .trim();
}
