/** Another page, of which only text is read. It comes without its style: this page's security policy knows no other than its own. */
export function readPage(html: string): Document {
  return new DOMParser().parseFromString(html.replace(/<style[\s>][\s\S]*?<\/style>/g, ""), "text/html");
}
