import { describeChange } from "../../../core/compare/describe-change.ts";
import { markedHtml } from "../../../core/compare/marked-html.ts";
import { escapeMarkup } from "../../../core/document/words/escape.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import { comparedRevisions, countedChanges, type DiffInput } from "./diff-input.ts";

const style = `
:root { color-scheme: light dark; --added: #dafbe1; --removed: #ffebe9; --quiet: #59636e; }
@media (prefers-color-scheme: dark) { :root { --added: #12442a; --removed: #5a1e1a; --quiet: #9198a1; } }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.3rem; } h2 { font-size: 1rem; margin: 1.5rem 0 0; }
li { margin: .2rem 0; } small, p.compared { color: var(--quiet); }
.words { margin: .3rem 0; } .words p, .words blockquote { margin: .3rem 0; }
.words ul { list-style: none; padding: 0; } .words li { display: flex; gap: .5em; }
.words .deep-1 { margin-left: 1.5em; } .words .deep-2 { margin-left: 3em; } .words .deep-3 { margin-left: 4.5em; }
.words blockquote { padding-left: .8em; border-left: 3px solid var(--quiet); }
.words table { border-collapse: collapse; } .words :is(th, td) { border: 1px solid var(--quiet); padding: .2em .5em; text-align: left; vertical-align: top; }
.words pre { white-space: pre-wrap; }
ins { background: var(--added); text-decoration: underline; } del { background: var(--removed); }
@media print { ins { background: none; font-weight: bold; } del { background: none; } }
`;

/** A comparison as one page that needs nothing else, to be mailed or printed; whole texts, nothing left out. */
export function htmlDiff(input: DiffInput): string {
  const { code, title, changes, language } = input;
  const described = changes.map(describeChange);
  const parts = [...Map.groupBy(described, (change) => pick(change.subject, language))].map(
    ([subject, changes]) =>
      `<h2>${escapeMarkup(subject)}</h2>\n<ul>\n${changes
        .map(({ what, words, weight }) => {
          const redline = markedHtml(words, textsIn(language).reports.diff);
          const text = redline === "" ? "" : `<div class="words">${redline}</div>`;
          return `<li>${escapeMarkup(pick(what, language))} <small>${textsIn(language).reports.diff[weight]}</small>${text}</li>`;
        })
        .join("\n")}\n</ul>`,
  );
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(`${code}: ${comparedRevisions(input)}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeMarkup(`${code} ${title}`)}</h1>
<p class="compared">${escapeMarkup(comparedRevisions(input))}. ${countedChanges(input)}.</p>
${parts.length === 0 ? `<p>${textsIn(language).reports.diff.nothing}</p>` : parts.join("\n")}
</body>
</html>
`;
}
