import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crowdedFlow } from "../flow/crowded-flow.ts";
import { runSop } from "../run-sop.ts";
import { issuedDocument, type MadePortal, makePortal } from "./made-portal.ts";

const GIVEN_UP = "The flow's lines are too many to be drawn apart.";
const titles = Array.from({ length: 72 }, (_, index) => `Step ${index + 1}${index < 12 ? "?" : ""}`);

let portal: MadePortal;
beforeAll(async () => {
  portal = await makePortal({
    "library.yaml": "organisation: Acme\nlanguage: en\n",
    "P-01/rev-00.md": issuedDocument("P-01", crowdedFlow()),
  });
}, 120_000);
afterAll(() => portal.close());
const sop = (...words: string[]) => runSop([...words, "--library", portal.library, "--lang", "en"], { cwd: portal.library });

test("a page whose drawing is given up says why and holds every step, and so does the guide", () => {
  const page = readFileSync(join(portal.folder, "P-01/index.html"), "utf8");
  expect(page).toContain("This flow can’t be drawn yet; the table below holds its content.");
  expect(page).toContain(GIVEN_UP.replace("'", "&#39;"));
  const table = page.slice(page.indexOf('class="not-drawn"'));
  for (const title of titles) expect(table).toContain(`${title}<`);
  expect(table).toContain("way 4");
  expect(existsSync(join(portal.folder, "P-01/guide/crowded/index.html"))).toBe(true);
});

test.each(["svg", "bpmn", "drawio"])("sop flow says why there is no %s, and writes none", async (format) => {
  const { err, status } = await sop("flow", "P-01", "1", "--format", format, "--out", `flow.${format}`);
  expect(status).toBe(1);
  expect(err).toContain(GIVEN_UP);
  expect(existsSync(join(portal.library, `flow.${format}`))).toBe(false);
});

test("text and a file of the procedure hold every step all the same", async () => {
  const text = await sop("flow", "P-01", "1");
  expect(text.status).toBe(0);
  const exported = await sop("export", "P-01", "--format", "html", "--out", "p.html");
  const html = readFileSync(join(portal.library, "p.html"), "utf8");
  expect(exported.err).not.toMatch(/\n\s+at /);
  expect(html).toContain(GIVEN_UP);
  for (const title of titles) for (const shown of [text.out, html]) expect(shown).toContain(title);
});
