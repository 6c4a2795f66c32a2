import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { check } from "../../cli/bin/sop-control.ts";

// No settings records: nothing but what the files say can tell that one was changed.
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-unknown-keys-"));
  const sops = fileURLToPath(new URL("../../sops", import.meta.url));
  for (const name of ["library.yaml", "RK.MLF.CTH.P-51", "RK.MLF.CTH.W-51", "RK.MLF.CTH.W-53"])
    cpSync(join(sops, name), join(folder, name), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Path = (string | number)[];

/** The way to each mapping of a YAML text. */
function mappingsOf(node: unknown, path: Path = []): Path[] {
  if (isMap(node))
    return [path, ...node.items.flatMap(({ key, value }) => mappingsOf(value, [...path, isScalar(key) ? String(key.value) : ""]))];
  return isSeq(node) ? node.items.flatMap((item, index) => mappingsOf(item, [...path, index])) : [];
}

/** A text with a key more in one mapping: one that nobody knows, with a value as its neighbours have. */
function withKey(yaml: string, path: Path, like: boolean): string {
  const document = parseDocument(yaml);
  const map = path.length === 0 ? document.contents : document.getIn(path, true);
  if (!isMap(map)) throw new Error(`no mapping at ${path.join(".")}`);
  const first = map.items[0]?.value;
  map.add(document.createPair("zzqx", like && first ? (first as { toJSON: () => unknown }).toJSON() : "Zzq"));
  return String(document);
}

/** What `check` finds in a file, or says where it refuses. */
async function told(path: string): Promise<string[]> {
  try {
    const { findings } = await check(folder, { date: "2026-12-01", language: "en" });
    return findings.filter((finding) => finding.path.startsWith(path)).map(({ rule, message }) => `${rule} ${message}`);
  } catch (error) {
    return [String(error)];
  }
}

describe("an unknown key is told at every depth of", () => {
  test.each([
    "RK.MLF.CTH.W-53/rev-00/issued.yaml",
    "RK.MLF.CTH.P-51/rev-03/issued.yaml",
    "RK.MLF.CTH.W-51/events.yaml",
    "RK.MLF.CTH.W-51/draft.md",
  ])("%s", async (file) => {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const [before, yaml, after] = file.endsWith(".md")
      ? (/^(---\n)([\s\S]*?\n)(---\n[\s\S]*)$/.exec(text)?.slice(1) ?? [])
      : ["", text, ""];
    const known = new Set(await told(file));
    const silent: string[] = [];
    for (const place of mappingsOf(parseDocument(yaml as string).contents)) {
      for (const like of [false, true]) {
        writeFileSync(path, `${before}${withKey(yaml as string, place, like)}${after}`);
        if (!(await told(file)).some((finding) => !known.has(finding) && finding.includes("zzqx"))) silent.push(place.join("."));
      }
    }
    writeFileSync(path, text);
    expect(silent).toEqual([]);
  });
});

test("a slip in a key of a printed frame is told with the key that was meant", async () => {
  const file = "RK.MLF.CTH.W-53/rev-00/issued.yaml";
  const path = join(folder, file);
  const text = readFileSync(path, "utf8");
  writeFileSync(
    path,
    text
      .replace("    notes:", "    ntoes:")
      .replace("    checked:", "    chekced:")
      .replace("    RK.MLF.CTH.P-51:", "    RK.MLF.CTH.P-15:"),
  );
  const { findings } = await check(folder, { date: "2026-12-01", language: "en" });
  writeFileSync(path, text);
  expect(
    findings.flatMap(({ path: at, rule, start, message, fix }) => (at === file ? [`${rule} ${start.line} ${message} ${fix}`] : [])),
  ).toEqual([
    "SOP101 60 “frame.sections.ntoes” names no section of any type in the settings, so nothing is printed by it. Did you mean “notes”?",
    "SOP101 74 “frame.roles.chekced” names no role in the settings, so nothing is printed by it. Did you mean “checked”?",
    "SOP101 81 “frame.titles.RK.MLF.CTH.P-15” names no code that this revision cites, so nothing is printed by it. Restore issued.yaml as it was written when the revision was issued.",
  ]);
});
