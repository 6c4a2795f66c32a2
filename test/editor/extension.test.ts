import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { startOf } from "../../editors/vscode/start-of.mts";
import { librarySettings } from "../../schemas/library-settings.ts";

const folder = fileURLToPath(new URL("../../editors/vscode/", import.meta.url));
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const { contributes, main, devDependencies } = JSON.parse(read("package.json"));
const snippets: Record<string, { prefix: string[]; body: string[] }> = JSON.parse(read("snippets.json"));

describe("the extension for Visual Studio Code", () => {
  test("names commands, settings, schemas and files that are there", () => {
    const source = read("extension.ts");
    for (const { command } of contributes.commands) expect(source).toContain(`registerCommand("${command}"`);
    for (const name of Object.keys(contributes.configuration.properties)) expect(source).toContain(`"${name.replace("sop.", "")}"`);
    for (const { url } of contributes.yamlValidation) {
      expect(existsSync(join(folder, url.replace("./schemas/", "../../schemas/json/")))).toBe(true);
    }
    expect([main, contributes.snippets[0].path]).toEqual(["./dist/extension.js", "./snippets.json"]);
    expect(Object.keys(devDependencies)).toContain("vscode-languageclient");
  });

  test("starts the server on Windows by a path with blanks, and never a program that lies in the workspace", () => {
    const script = "C:\\SOP & Kerja\\node_modules\\sop-control\\dist\\sop.js";
    const started = startOf("node", [script, "language-server"], "C:\\SOP & Kerja", "win32");
    expect(started).toMatchObject({ command: "node", args: [`"${script}"`, "language-server"] });
    expect(started.options).toMatchObject({ shell: true, env: { NoDefaultCurrentDirectoryInExePath: "1" } });
    expect(startOf("/opt/my node", ["/my sops/sop.js"], undefined, "linux")).toMatchObject({
      command: "/opt/my node",
      args: ["/my sops/sop.js"],
      options: { shell: false },
    });
  });

  test.each(Object.entries(snippets))("its snippet %s is read as it is meant", (_, { body }) => {
    const written = body
      .join("\n")
      .replace(/\$\{\d+:([^}]*)\}/g, "$1")
      .replace(/\$\d+/g, "")
      .replaceAll("KODE_R1", "P-01_R1")
      .replaceAll("CODE_R1", "P-01_R1");
    const isStep = written.includes("#### ");
    const flow = written.startsWith("### ") ? written : `### Alur utama\n\n${isStep ? written : `#### 1. Langkah\n\n${written}`}`;
    const text = `---\ncode: P-01\ntitle: Uji\nrevision: "00"\napprovals: {}\nparties: [Agent]\n---\n\n## Rincian Prosedur\n\n${flow}\n`;
    const context = createReadingContext(librarySettings.parse({ organisation: "Uji", code: { pattern: "{type}-{number}" } }));
    const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text }, context);
    expect(document.problems).toEqual([]);
    const [step] = document.flows[0]?.steps ?? [];
    if (isStep) expect(step).toMatchObject({ number: 1, actors: [{ value: "Agent" }], rc: { value: "P-01_R1" } });
    else expect(step?.reconstructed?.reason).toMatch(/Mengapa/);
  });
});
