import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Ran, runSop } from "../run-sop.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
/** Javanese, as far as somebody came who has just begun. */
const begun = `import type { PartialTable } from "./table.ts";

export const javanese: PartialTable = {
  name: "Basa Jawa",
  scripts: { search: { label: "Goleki ing portal iki" } },
  portal: { home: "Omah", step: "Lampah", actor: "Paraga" },
  reports: { check: { why: "amarga", found: { note: (count) => \`\${count} cathetan\` } } },
};

export const scripts = javanese.scripts;
`;

let tool: string;
let work: string;
let ran: Record<"check" | "list" | "show" | "help" | "build", Ran>;

beforeAll(async () => {
  tool = mkdtempSync(join(tmpdir(), "sop-tongue-"));
  work = mkdtempSync(join(tmpdir(), "sop-tongue-work-"));
  for (const name of readdirSync(root)) {
    if (/^(\.|dist|node_modules$|test$|oclif)/.test(name)) continue;
    cpSync(join(root, name), join(tool, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(tool, "node_modules"), "junction");
  writeFileSync(join(tool, "languages/jv.ts"), begun);
  change(
    "languages/index.ts",
    'import { indonesian } from "./id.ts";',
    'import { indonesian } from "./id.ts";\nimport { javanese } from "./jv.ts";',
  );
  change("languages/index.ts", "{ id: indonesian, en: english }", "{ id: indonesian, en: english, jv: javanese }");
  // A text beside the code that says it takes one more in the same way.
  change("core/library/registers/documents.ts", 'en: "Master list of documents"', 'en: "Master list of documents", jv: "Dhaptar induk"');
  execFileSync(process.execPath, [join(tool, "cli/build.ts")], { cwd: tool });
  const sop = (...words: string[]) => runSop(words, { cwd: work, tool: join(tool, "dist/sop.js") });
  expect(await sop("init", "sops", "--organisation", "Contoh", "--language", "jv", "--time-zone", "UTC")).toMatchObject({ status: 0 });
  ran = {
    check: await sop("check", "--severity", "error"),
    list: await sop("list"),
    show: await sop("show", "P-01"),
    help: await sop("check", "--help"),
    build: await sop("build", "--drafts", "--out", "portal"),
  };
}, 300_000);
afterAll(() => [tool, work].map((folder) => rmSync(folder, { recursive: true, force: true })));

function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(tool, path), "utf8");
  expect(text.includes(from), path).toBe(true);
  writeFileSync(join(tool, path), text.replace(from, to));
}

const page = (address: string) => readFileSync(join(work, "portal", address), "utf8");

test("commands say what the language says, and the rest in English", () => {
  expect(readFileSync(join(work, "sops/library.yaml"), "utf8")).toMatch(/^language: jv$/m);
  expect(ran.check.out).toMatch(/amarga +\w/);
  expect(ran.check.out).toContain("cathetan");
  expect(ran.check.out).toMatch(/^ {2}more {4}sop explain/m);
  expect(ran.list.out).toContain("Dhaptar induk");
  expect(ran.list.out).toContain("Revision");
  expect(ran.show.out).toContain("Revision");
  expect(ran.help.out).toContain("<options: id|en|jv>");
  for (const { out, err } of Object.values(ran)) expect(out + err).not.toMatch(/undefined|\[object|fault in sop|[\u001e\u001f]/);
});

test("a table of a flow is known by its heads in the language, too", async () => {
  writeFileSync(join(work, "flow.csv"), "No.,Lampah,Paraga\n1,Nyathet,Agent\n2,Nutup,Agent\n");
  const { out, status } = await runSop(["import", "flow.csv"], { cwd: work, tool: join(tool, "dist/sop.js") });
  expect(status).toBe(0);
  expect(out).toContain("#### 2. Nutup\n\n- Actor: Agent\n");
});

test("the portal stands in it at the root, in English and Indonesian beside", () => {
  expect(ran.build).toMatchObject({ status: 0 });
  expect(page("index.html")).toMatch(/<html lang="jv"/);
  // What the search says is said by its script, when it is first opened.
  const [, search = ""] = /data-search="\.\/([^"]+)"/.exec(page("index.html")) ?? [];
  expect(page(search)).toContain("Goleki ing portal iki");
  expect(page("index.html")).toContain(">Omah<");
  expect(page("index.html")).toContain("Master list");
  expect([...page("index.html").matchAll(/data-language="(\w+)"/g)].map(([, code]) => code)).toEqual(["id", "en"]);
  expect(page("id/index.html")).toContain("Daftar induk");
  expect(page("id/index.html")).toMatch(/<a[^>]*data-language="jv"[^>]*>\s*Basa Jawa/);
  expect(existsSync(join(work, "portal/docs/tutorial/index.html"))).toBe(true);
  const pages = readdirSync(join(work, "portal"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /(?<!docs\/.*)\.html$/.test(path),
  );
  expect(pages.filter((path) => /(?<!\w)undefined(?!\w)|\[object/.test(page(path).replace(/<pre[\s\S]*?<\/pre>/g, "")))).toEqual([]);
  const scripts = readdirSync(join(work, "portal/assets")).filter((name) => /^search-.*\.js$/.test(name));
  expect(page(`assets/${scripts[0]}`)).toContain("Goleki ing portal iki");
  expect(page(`assets/${scripts[0]}`)).not.toContain("Daftar induk");
});

test("nothing asks which language it is but what lists them", () => {
  const asks = /[=!]== ?"(?:id|en)"(?=\s*(?:\?|\)\s*\?))|\{ ?(?:id|en)[^}]*\}\[\w*[lL]ang/;
  const sources = ["cli", "core", "schemas", "site"].flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: "utf8" }).map((path) => join(room, path)),
  );
  const found = sources.filter((path) => /\.(ts|astro)$/.test(path) && asks.test(readFileSync(join(root, path), "utf8")));
  // The last is Indonesian's order of days in what others wrote, not a text.
  expect(found).toEqual(["core/import/dates.ts"]);
});
