import type { Part, Shape } from "./shapes.ts";

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const paragraph = (text: string, style = "Standard") => `<text:p text:style-name="${style}">${escaped(text)}</text:p>`;
const list = (style: string, items: readonly string[]) =>
  `<text:list text:style-name="${style}">${items.map((item) => `<text:list-item>${item}</text:list-item>`).join("")}</text:list>`;

function odfOf(part: Part): string {
  switch (part.kind) {
    case "heading":
      return `<text:h text:style-name="Heading_20_${part.level}" text:outline-level="${part.level}">${escaped(part.text)}</text:h>`;
    case "line":
      return paragraph(part.text, part.isBold ? "Bold" : "Standard");
    case "bullets":
      return list(
        "Bullets",
        part.items.map((item) => paragraph(item)),
      );
    case "numbers":
      return list(
        "Numbers",
        part.items.map((item) => item.map(odfOf).join("")),
      );
    default: {
      const width = Math.max(...part.rows.map((row) => row.length));
      const cell = (inside: readonly Part[]) => `<table:table-cell>${inside.map(odfOf).join("") || paragraph("")}</table:table-cell>`;
      const rows = part.rows.map((row) => `<table:table-row>${row.map(cell).join("")}</table:table-row>`).join("");
      return `<table:table><table:table-column table:number-columns-repeated="${width}"/>${rows}</table:table>`;
    }
  }
}

const spaces = ["office", "style", "text", "table"]
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(" ");

/** A flat OpenDocument text, which LibreOffice makes a Word file of. */
export function asOpenDocument({ pageHeader, body }: Shape): string {
  const header = pageHeader.length > 0 ? `<style:header>${pageHeader.map(odfOf).join("")}</style:header>` : "";
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document ${spaces} xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Heading" style:family="paragraph" style:parent-style-name="Standard"/>
${[1, 2].map((level) => `<style:style style:name="Heading_20_${level}" style:display-name="Heading ${level}" style:family="paragraph" style:parent-style-name="Heading" style:default-outline-level="${level}"/>`).join("")}
</office:styles>
<office:automatic-styles>
<style:style style:name="Bold" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-weight="bold"/></style:style>
<text:list-style style:name="Numbers"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>
<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/><text:list-level-style-bullet text:level="2" text:bullet-char="•"/></text:list-style>
<style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm"/><style:header-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">${header}</style:master-page></office:master-styles>
<office:body><office:text>${body.map(odfOf).join("\n")}</office:text></office:body>
</office:document>`;
}
