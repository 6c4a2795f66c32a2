import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { mermaidOf } from "../../core/flow/views/mermaid-view.ts";
import { textOfFlow } from "../../core/flow/views/text-view.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import { digestCases, type QualificationCase, ruleCases } from "../../core/qualification/qualification.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { type ReadLibrary, readLibrary } from "../read/read-library.ts";
import { csvRegister } from "../report/register/csv.ts";
import { checkAnew } from "./check-library.ts";

/** The day the broken library is looked at, whatever the day it is. */
const DAY = "2026-01-15" as IsoDate;

/** What the kit expects, as files beside the broken library: findings a line each, flows, registers. */
export const EXPECTED_FINDINGS = "expected-findings.txt";

/** The kit's folder in the tool's own. */
export function kitFolder(packageRoot: string): string {
  return join(packageRoot, "core", "qualification");
}

/** Runs the whole qualification kit on this machine. */
export async function runQualification(packageRoot: string): Promise<QualificationCase[]> {
  const kit = kitFolder(packageRoot);
  const broken = join(kit, "broken-library");
  const read = await readLibrary(broken, { date: DAY, base: broken });
  return [
    ...ruleCases(),
    ...(await findingCases(kit, broken)),
    ...(await goldenCases(kit, "flows", flowFiles(read))),
    ...(await goldenCases(kit, "registers", registerFiles(read))),
    ...digestCases(),
  ];
}

/** The findings of the broken library, as lines. */
export async function brokenLibraryFindings(packageRoot: string): Promise<string[]> {
  const folder = join(kitFolder(packageRoot), "broken-library");
  const { findings } = await checkAnew(folder, { date: DAY, base: folder });
  return findings.map(
    ({ path, at, severity, rule, message }) => `${path}:${at.start.line}:${at.start.column} ${severity} ${rule} ${message.en}`,
  );
}

/** Flows and registers of the broken library, by the name of the file that says how they must be. */
export async function goldenFiles(packageRoot: string): Promise<Map<string, string>> {
  const folder = join(kitFolder(packageRoot), "broken-library");
  const read = await readLibrary(folder, { date: DAY, base: folder });
  return new Map([...flowFiles(read), ...registerFiles(read)]);
}

async function findingCases(kit: string, broken: string): Promise<QualificationCase[]> {
  const expected = linesOf(await readFile(join(kit, EXPECTED_FINDINGS), "utf8"));
  const seen = await brokenLibraryFindings(join(kit, "..", ".."));
  const pathOf = (line: string) => line.slice(0, line.indexOf(":"));
  const [wanted, found] = [Map.groupBy(expected, pathOf), Map.groupBy(seen, pathOf)];
  const { documents } = await readLibrary(broken, { date: DAY, base: broken });
  const paths = [...new Set([...documents.keys(), ...wanted.keys(), ...found.keys()])].sort();
  return paths.map((path) => ({
    group: "library",
    subject: path,
    title: { en: "findings of a file that is broken on purpose", id: "temuan pada berkas yang sengaja dirusak" },
    expected: wanted.get(path) ?? [],
    seen: found.get(path) ?? [],
  }));
}

async function goldenCases(kit: string, group: "flows" | "registers", files: ReadonlyMap<string, string>): Promise<QualificationCase[]> {
  return Promise.all(
    [...files].map(async ([name, text]) => ({
      group,
      subject: name,
      title:
        group === "flows"
          ? { en: "a flow, drawn as text", id: "sebuah alur sebagai teks" }
          : { en: "a register as of a day", id: "sebuah register per tanggal" },
      expected: linesOf(await readFile(join(kit, "golden", name), "utf8")),
      seen: linesOf(text),
    })),
  );
}

const FLOW_WIDTH = 100;

/** The flow of the kit that is right, in the two views that are text. */
function flowFiles({ documents }: ReadLibrary): Map<string, string> {
  const document = documents.get("IN.OCC.TELK.F-19/draft.md");
  const flow = document?.flows[0];
  if (!document || !flow) return new Map();
  const plain = plainFlow(document, flow);
  return new Map([
    ["flow.txt", textOfFlow(plain, "id", FLOW_WIDTH)],
    ["flow.mmd", mermaidOf(plain, "id")],
  ]);
}

function registerFiles({ library }: ReadLibrary): Map<string, string> {
  return new Map(registerKinds.map((kind) => [`register-${kind.name}.csv`, csvRegister(makeRegister(kind, library), "id", "comma")]));
}

/** Line ends and a byte order mark are a checkout's affair. */
function linesOf(text: string): string[] {
  return text
    .replace(/^\ufeff/, "")
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .filter((line, index, all) => line !== "" || index < all.length - 1);
}
