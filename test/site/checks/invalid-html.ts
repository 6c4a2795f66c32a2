import { readFile } from "node:fs/promises";
import { HtmlValidate } from "html-validate";
import { fileOf } from "./dead-links.ts";

/** What is not valid HTML on pages: `file:line:column rule message`. */
export async function invalidHtml(folder: string, pages: readonly string[]): Promise<string[]> {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard"],
    rules: { "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off" },
  });
  const invalid: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(await readFile(fileOf(folder, page), "utf8"));
    for (const { messages } of report.results)
      for (const { ruleId, message, line, column } of messages) invalid.push(`${page}:${line}:${column} ${ruleId} ${message}`);
  }
  return invalid;
}
