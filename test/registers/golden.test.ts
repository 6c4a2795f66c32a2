import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type HeldFolder, knownOf, type OpenLibrary, openLibrary, parseText, readFolders } from "../../cli/read/read-library.ts";
import { csvRegister } from "../../cli/report/register/csv.ts";
import type { Document } from "../../core/document/document.ts";
import type { DocumentFacts } from "../../core/library/facts.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { Library } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const kit = `${root}core/qualification/`;

/** A library as it was read: its texts parsed, nothing put together yet. */
interface Held {
  open: OpenLibrary;
  folders: HeldFolder[];
  texts: { document: Document; text: HeldFolder["texts"][number] }[];
}

let broken: Held;
let brokenFacts: DocumentFacts[];
let example: Held;

beforeAll(async () => {
  broken = await hold(`${kit}broken-library`);
  brokenFacts = factsIn(broken);
  example = await hold(`${root}sops`);
});

async function hold(folder: string): Promise<Held> {
  const held: Held = { open: await openLibrary(folder, folder), folders: [], texts: [] };
  for await (const one of readFolders(held.open, { base: folder })) {
    held.folders.push(one);
    held.texts.push(...one.texts.map((text) => ({ document: parseText(text, held.open.reading), text })));
  }
  return held;
}

function factsIn({ open, texts }: Held): DocumentFacts[] {
  return texts.map(({ document, text }) => factsOf(document, open.reading, knownOf(text)));
}

/** The library as of a day, put together anew. */
function on(day: string, { open: { reading, control }, folders }: Held, facts: readonly DocumentFacts[]): Library {
  const known = new Map(folders.map((one) => [one.folder, one.facts]));
  return indexLibrary(facts, known, reading.settings, day as IsoDate, control);
}

function linesOf(csv: string): string[] {
  return csv
    .replace(/^\ufeff/, "")
    .trimEnd()
    .split(/\r?\n/);
}

describe("registers of the kit", () => {
  test.each(registerKinds.map((kind) => [kind.name, kind] as const))("%s", (name, kind) => {
    const golden = linesOf(readFileSync(`${kit}golden/register-${name}.csv`, "utf8"));
    expect(linesOf(csvRegister(makeRegister(kind, on("2026-01-15", broken, brokenFacts)), "id", "comma"))).toEqual(golden);
  });
});

/** Of the example library, whose documents lived for years: what each register says on days around which something happened. */
const days = ["2022-05-01", "2022-05-02", "2023-06-12", "2023-10-09", "2026-11-25", "2035-01-01"];
const long = new Set(["rc", "kpi", "raci"]);

test("what registers of the example library say through the years", async () => {
  const facts = factsIn(example);
  const libraries = days.map((day) => on(day, example, facts));
  for (const kind of registerKinds.filter(({ name }) => !long.has(name))) {
    const seen = libraries.map((library) => linesOf(csvRegister(makeRegister(kind, library), "en")));
    const told = days.flatMap((day, index) => {
      const [before, now] = [seen[index - 1] ?? [], seen[index] ?? []];
      return [
        `# ${day}`,
        ...before.filter((line) => !now.includes(line)).map((line) => `- ${line}`),
        ...now.filter((line) => !before.includes(line)).map((line) => `+ ${line}`),
      ];
    });
    await expect(`${told.join("\n")}\n`).toMatchFileSnapshot(`${root}test/registers/fixtures/${kind.name}.txt`);
  }
});
