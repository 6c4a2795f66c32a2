import type { Part, Shape } from "./shapes.ts";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

function htmlOf(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `<h${part.level}>${escaped(part.text)}</h${part.level}>`;
    case "line":
      return part.isBold ? `<p><b>${escaped(part.text)}</b></p>` : `<p>${escaped(part.text)}</p>`;
    case "bullets":
      return `<ul>${part.items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "numbers":
      return `<ol>${part.items.map((item) => `<li>${item.map(htmlOf).join("")}</li>`).join("")}</ol>`;
    default:
      return `<table>${part.rows.map((row) => `<tr>${row.map((cell) => `<td>${cell.map(htmlOf).join("")}</td>`).join("")}</tr>`).join("")}</table>`;
  }
}

/** A page, which pandoc makes a Word file of. */
export const asHtml = ({ body }: Shape): string => body.map(htmlOf).join("\n");
