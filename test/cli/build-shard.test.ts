import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { issuedDocument } from "../site/made-portal.ts";

const flow = "### Calls\n\n#### 1. Ask\n\n- Actor: Agent\n- Next:\n  - Known → P-02_R2\n  - Other → W-01\n\nAsk what is wrong.\n";
const files: Record<string, string> = {
  "library.yaml": "organisation: Example\nlanguage: en\n",
  "P-01/rev-00.md": issuedDocument("P-01", flow),
  "P-02/rev-00.md": issuedDocument(
    "P-02",
    `### Orders\n\n#### 1. Take\n\n- Actor: Agent\n\n![A map](assets/map.svg)\n\n#### 2. Send\n\n- Next: end\n`,
  ),
  "P-02/assets/map.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0h1"/></svg>\n',
  "W-01/rev-00.md": issuedDocument("W-01", "### Help\n\n#### 1. Help\n\n- Actor: Agent\n- Next: end\n"),
};

let work: string;
beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), "sop-parts-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(work, "here/sops", name)), { recursive: true });
    writeFileSync(join(work, "here/sops", name), text);
  }
  cpSync(join(work, "here"), join(work, "there"), { recursive: true });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

async function build(machine: string, ...words: string[]) {
  const env = { XDG_CACHE_HOME: join(work, "cache", machine) };
  const ran = await runSop(["build", "--library", "sops", "--json", "--date", "2026-11-23", ...words], { cwd: join(work, machine), env });
  if (ran.status !== 0) return { refused: ran.out + ran.err, made: [], kept: [] };
  return { refused: "", ...(JSON.parse(ran.out) as { made: string[]; kept: string[] }) };
}

/** Every file of a portal with its bytes. */
function contents(folder: string): Record<string, string> {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = found.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "base64")]));
}

test("parts made on several machines become the portal one machine makes, byte for byte", { timeout: 240_000 }, async () => {
  expect((await build("here", "--shard", "1/2", "--out", "../part-1")).made).toEqual(["P-01", "W-01"]);
  expect((await build("there", "--shard", "2/2", "--out", "../part-2")).made).toEqual(["P-02"]);
  expect(readdirSync(join(work, "part-2/pages")).sort()).toEqual(["P-02", "id"]);
  // What was altered on the way is made again.
  const altered = join(work, "part-1/pages/W-01/index.html");
  writeFileSync(altered, readFileSync(altered, "utf8").replace("Help", "Harm"));
  const merged = await build("here", "--merge", "../part-2", "--merge", "../part-1", "--publish", "--out", "portal");
  expect(merged).toMatchObject({ made: ["W-01"], kept: ["P-01", "P-02"], refused: "" });
  expect((await build("there", "--out", "portal")).made).toEqual(["P-01", "P-02", "W-01"]);
  expect(contents(join(work, "here/portal"))).toEqual(contents(join(work, "there/portal")));
  // What is merged is a portal like others: the next build keeps its pages.
  expect(await build("here", "--out", "portal")).toMatchObject({ made: [], kept: ["P-01", "P-02", "W-01"] });

  const refused = async (...words: string[]) => (await build("here", ...words, "--out", "other")).refused;
  expect(await refused("--merge", "../part-1")).toContain("part 2/2 is missing");
  expect(await refused("--merge", "../part-1", "--merge", "../part-1")).toContain("is part 1/2, which does not go with the others");
  expect(await refused("--merge", "sops")).toContain("“sops” is no part of a portal");
  expect(await refused("--merge", "../part-1", "--merge", "../part-2", "--drafts")).toContain("is of another portal");
  expect(await refused("--shard", "3/2")).toContain("is no share");
  expect((await build("here", "--shard", "1/2", "--out", "portal")).refused).toContain("holds other files");
  expect(readdirSync(join(work, "here")).sort()).toEqual(["portal", "sops"]);
});
