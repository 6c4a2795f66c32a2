/**
 * How long after a key an editor is told what is found, for a document of 20 KB in a large library, against what reading and
 * judging that document alone takes. Run by `npm run bench:editor`; the count of documents may be given.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLibrary } from "../../cli/read/read-library.ts";
import { readDocument } from "../../core/document/read-document.ts";
import { documentRules } from "../../core/rules/index.ts";
import { checkDocument } from "../../core/rules/kit/run-rules.ts";
import { connectEditor } from "../editor/client.ts";
import { makeLibrary } from "../tools/make-library.ts";

const KEYS = 60;
const SIZE = 20_000;
const count = Number(process.argv[2] ?? 2000);
const folder = mkdtempSync(join(tmpdir(), "sop-bench-editor-"));

/** The middle of some times, and the one that nine of ten stay below; in milliseconds. */
function print(name: string, times: number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? 0).toFixed(0).padStart(6);
  console.log(`${name.padEnd(52)}${at(0.5)} ms${at(0.9)} ms (9 of 10)`);
}

try {
  makeLibrary(folder, count);
  const code = "P-000001";
  const issued = readFileSync(join(folder, code, "rev-00.md"), "utf8").replace('revision: "00"', 'revision: "01"');
  const more = "- Agent memberi informasi dengan berpegang pada panduan yang berlaku.\n";
  const text = issued.replace(
    "## Kebijakan Umum\n",
    `## Kebijakan Umum\n\n${more.repeat(Math.ceil((SIZE - issued.length) / more.length))}`,
  );
  const typed = (key: number) =>
    text.replace("## Tujuan\n", `## Tujuan\n\nLihat P-${String(2 + key).padStart(6, "0")} ${"x".repeat(key)}\n`);
  const { reading } = await openLibrary(folder);
  const alone = Array.from({ length: KEYS }, (_, key) => {
    const began = performance.now();
    const document = readDocument({ path: `${code}/draft.md`, folder: code, fileName: "draft.md", text: typed(key) }, reading);
    checkDocument(document, documentRules, reading, new Set());
    return performance.now() - began;
  });
  const editor = connectEditor("2026-11-28");
  await editor.start();
  const path = join(folder, code, "draft.md");
  const opened = performance.now();
  await editor.show(path, text);
  console.log(
    `${count} documents, the first findings after ${((performance.now() - opened) / 1000).toFixed(1)} s; ${(text.length / 1000).toFixed(0)} KB typed in`,
  );
  const keys: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const began = performance.now();
    await editor.show(path, typed(key));
    keys.push(performance.now() - began);
    await new Promise((done) => setTimeout(done, 120));
  }
  print("reading and judging the document alone", alone);
  print("from a key to all findings, across the library", keys);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
