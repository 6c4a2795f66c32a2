import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Finding } from "../../core/finding.ts";
import { rules } from "../../core/rules/index.ts";
import type { Rule } from "../../core/rules/kit/define-rule.ts";
import { runExample, shownReport } from "../../core/rules/kit/run-example.ts";
import type { LocalText } from "../../schemas/local-text.ts";

const folder = fileURLToPath(new URL("fixtures/examples/", import.meta.url));

/** What examples say is English messages; a reader also sees the other language, the fix, the other places and what an edit does. */
describe("all of each finding of the examples, in both languages", () => {
  test.each(rules.map((rule) => [rule.id, rule] as const))("%s", async (id, rule) => {
    await expect(printed(rule)).toMatchFileSnapshot(`${folder}${id}.txt`);
  });
});

function printed(rule: Rule): string {
  return rule.examples
    .map((example) => {
      const { findings, files } = runExample(rule, example);
      const shown = findings.map((finding) => {
        const lines = [
          `${finding.severity}  ${finding.key}`,
          ...(["en", "id"] as const).map((language) => `  ${language}   ${shownReport(finding, example, files, language)}`),
          ...textLines("why", finding.why === rule.why ? undefined : finding.why),
          ...textLines("fix", finding.fix),
          ...finding.related.flatMap((place) =>
            textLines(`also ${place.path}:${place.at.start.line}:${place.at.start.column}`, place.message),
          ),
          ...editLines(finding),
        ];
        return lines.join("\n");
      });
      return [`# ${example.title.en}`, ...shown].join("\n\n");
    })
    .join("\n\n\n");
}

function textLines(name: string, text: LocalText | undefined): string[] {
  return text ? [`  ${name}  ${text.en}`, `  ${name}  ${text.id}`] : [];
}

function editLines({ edit }: Finding): string[] {
  if (!edit) return [];
  const { start, end } = edit.at;
  return [`  edit ${start.line}:${start.column}-${end.line}:${end.column} ${JSON.stringify(edit.text)}`];
}
