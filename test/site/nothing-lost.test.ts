import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { strFromU8, unzipSync } from "fflate";
import type { Element, Nodes } from "hast";
import { fromHtml } from "hast-util-from-html";
import { getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { runSop } from "../run-sop.ts";
import { findBrowser } from "../tools/find-browser.ts";
import { madeText, passedOver } from "../tools/made-texts.ts";
import { type MadePortal, makePortal } from "./made-portal.ts";

/**
 * The law, where readers read: each word of a made document stands on its page of the portal and in what is exported of it, or its
 * line carries a finding. One build of many documents; `SOP_PORTAL_DOCUMENTS=1000` for more.
 */
const count = Number(process.env["SOP_PORTAL_DOCUMENTS"] ?? 60);
const seed = Number(process.env["SOP_SEED"] ?? 20_261_128);
const EXPORTED = Math.min(count, 24);
const PRINTED = Math.min(count, 3);

const codes = Array.from({ length: count }, (_, index) => `P-${String(index + 1).padStart(4, "0")}`);
const texts = fc.sample(madeText, { numRuns: count, seed }).map((text, index) => text.replace("code: P-01", `code: ${codes[index]}`));
const settings = { organisation: "Contoh", code: { pattern: "{type}-{number}", digits: 4 } };
const reading = createReadingContext(librarySettings.parse(settings));

let portal: MadePortal;
let exported: string;
beforeAll(
  async () => {
    const files = codes.map((code, index) => [`${code}/draft.md`, texts[index] ?? ""] as const);
    portal = await makePortal({ "library.yaml": JSON.stringify(settings), ...Object.fromEntries(files) }, ["--drafts"]);
    exported = mkdtempSync(join(tmpdir(), "sop-nothing-lost-"));
  },
  120_000 + count * 500,
);
afterAll(async () => {
  rmSync(exported, { recursive: true, force: true });
  await portal?.close();
});

/** The documents of which a text says less than is written, with the words. */
function losing(shownOf: (code: string) => string | undefined, upTo = count): Record<string, string[]> {
  const found = codes.slice(0, upTo).map((code, index): [string, string[]] => {
    const place = { path: `${code}/draft.md`, folder: code, fileName: "draft.md", text: texts[index] ?? "" };
    const shown = shownOf(code);
    const lost = passedOver(readDocument(place, reading), (word) => shown?.includes(word) === true, reading);
    return [code, shown === undefined ? ["no text at all"] : lost.map((word) => `${word} in ${lineOf(place.text, word)}`)];
  });
  return Object.fromEntries(found.filter(([, lost]) => lost.length > 0));
}

function lineOf(text: string, word: string): string {
  return text.split("\n").find((line) => line.includes(word)) ?? "";
}

/** What a reader sees of a page: its text, where links lead, and what is said of pictures and marks. */
function seen(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (!("children" in node)) return "";
  const { tagName = "", properties = {} } = node as Partial<Element>;
  if (["head", "script", "style", "template"].includes(tagName)) return "";
  const said = ["href", "title", "alt", "ariaLabel"].map((name) => properties[name] ?? "").join(" ");
  return `${node.children.map(seen).join("")} ${said} `;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

test("in the portal", () => {
  const pageOf = (code: string) => {
    const file = join(portal.folder, code, "draft", "index.html");
    return existsSync(file) ? decoded(seen(fromHtml(readFileSync(file, "utf8")))) : undefined;
  };
  expect(losing(pageOf)).toEqual({});
});

async function exportAs(format: string, upTo: number, env: Record<string, string> = {}): Promise<string> {
  const words = [...codes.slice(0, upTo), "--revision", "draft", "--format", format, "--out", `${format}/`];
  const ran = await runSop(["export", ...words, "--library", portal.library, "--date", "2026-11-23"], { cwd: exported, env });
  expect(ran.err).toBe("");
  return join(exported, format);
}

function fileOf(folder: string, code: string): string | undefined {
  const name = readdirSync(folder).find((file) => file.startsWith(`${code}-`));
  return name === undefined ? undefined : join(folder, name);
}

test("in exported HTML", async () => {
  const folder = await exportAs("html", EXPORTED);
  const pageOf = (code: string) => {
    const file = fileOf(folder, code);
    return file && decoded(seen(fromHtml(readFileSync(file, "utf8"))));
  };
  expect(losing(pageOf, EXPORTED)).toEqual({});
}, 120_000);

test("in exported Word files", async () => {
  const { path } = await findBrowser();
  const folder = await exportAs("docx", EXPORTED, { CHROME_PATH: path });
  const textOf = (code: string) => {
    const file = fileOf(folder, code);
    if (file === undefined) return undefined;
    const parts = unzipSync(readFileSync(file));
    return Object.entries(parts)
      .filter(([name]) => /^(?:word\/(?:document|header\d*|footer\d*|footnotes|_rels\/document)|docProps\/core)\.xml/.test(name))
      .map(([, bytes]) => decoded(strFromU8(bytes).replace(/<\/?w:(?:r|t|rPr|proofErr)\b[^>]*>/g, "")))
      .join("\n");
  };
  expect(losing(textOf, EXPORTED)).toEqual({});
}, 120_000);

test("in print", async () => {
  const { path } = await findBrowser();
  const folder = await exportAs("pdf", PRINTED, { CHROME_PATH: path });
  const printed = new Map<string, string>();
  for (const code of codes.slice(0, PRINTED)) {
    const file = fileOf(folder, code);
    if (file === undefined) continue;
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(file)));
    const pages: string[] = [];
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const links = (await page.getAnnotations()) as { url?: string }[];
      pages.push(...items.map((item) => ("str" in item ? item.str : "")), ...links.map(({ url = "" }) => url));
    }
    printed.set(code, pages.join(""));
  }
  expect(losing((code) => printed.get(code), PRINTED)).toEqual({});
}, 120_000);
