import { languageOf } from "../data/frame.ts";
import type { Issue } from "../data/issues.ts";
import type { Portal } from "../data/portal.ts";
import { dayIn, texts } from "../texts/index.ts";

/**
 * A4 with the controlled header on each page: organisation and title, code, revision and effective date above,
 * the copy's standing and “halaman x dari y” below. A style sheet of the document's own, because the margins of a
 * printed page can't hold elements and the security policy allows no inline style.
 */
export function printStyle(portal: Portal, issue: Issue): string {
  const language = languageOf(issue);
  const t = texts[language];
  const { frontMatter } = issue.document;
  const effective = frontMatter.effective ? dayIn(language, frontMatter.effective) : t.notStated;
  const [page, of] = t.pageOf as [string, string];
  const standing = issue.status.status === "effective" ? t.uncontrolled : `${t[issue.status.status].toUpperCase()} · ${t.uncontrolled}`;
  const header = `${issue.controlled.code} · ${t.revision} ${issue.revision} · ${t.effectiveDate} ${effective}`;
  return `@page {
  size: A4;
  margin: 24mm 16mm 20mm 18mm;
  font: 7.5pt "IBM Plex Sans", sans-serif;
  color: #14171a;
  @top-left { content: ${cssText(`${portal.settings.organisation} · ${frontMatter.title ?? ""}`)}; width: 50%; vertical-align: bottom; padding-bottom: 3mm; }
  @top-right { content: ${cssText(header)}; width: 50%; text-align: right; vertical-align: bottom; padding-bottom: 3mm; }
  @bottom-left { content: ${cssText(standing)}; width: 45%; vertical-align: top; padding-top: 4mm; }
  @bottom-right { content: ${cssText(page)} counter(page) ${cssText(of)} counter(pages); width: 25%; text-align: right; vertical-align: top; padding-top: 4mm; }
}
`;
}

/** A CSS string; everything but plain characters is escaped, so that no title can leave it. */
export function cssText(text: string): string {
  const escaped = [...text].map((character) =>
    /[\p{L}\p{N} .,:()/-]/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}
