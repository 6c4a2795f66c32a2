import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { languages } from "../../schemas/local-text.ts";
import { consolesOf, type } from "../type-lines.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const templates = ["iso-9001", "sop-ap", "iso-13485"] as const;

test.each(languages.flatMap((language) => templates.map((template) => [language, template] as const)))(
  "the tutorial holds as typed (%s), after the template %s",
  async (language, template) => {
    const lines = consolesOf(readFileSync(join(root, "docs/guide", language, "tutorial.md"), "utf8"));
    expect(lines.length).toBeGreaterThan(12);
    const folder = mkdtempSync(join(tmpdir(), "sop-tutorial-"));
    try {
      for (const line of lines) {
        const typed = line.typed.replace("sop init sops", `sop init sops --template ${template} --code P-01 --code W-01`);
        await type({ ...line, typed }, folder);
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);
