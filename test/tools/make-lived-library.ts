import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createReadingContext, type ReadingContext, readDocument } from "../../core/document/read-document.ts";
import { digestDocument } from "../../core/seal/digest.ts";
import { sha256Of } from "../../core/sha256.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { codeOf, type Lived, livedDocument } from "./lived-documents.ts";
import { livedText, two } from "./lived-text.ts";

/** The day a made library is meant to be looked at. */
export const livedDay = "2026-11-23";

const settings = {
  organisation: "Pustaka Besar",
  code: { pattern: "{type}-{number}", digits: 4 },
  portal: { accent: "#0b5c7a" },
  external: [{ code: "S-9901", title: "Standar Penilaian Panggilan", heldBy: "Kantor Pusat" }],
};

/**
 * Writes a library of `count` documents that looks lived in: procedures, instructions, standards and forms; superseded,
 * scheduled and withdrawn revisions and drafts; approvals with their digests, reviews and copies, citations and jumps
 * between documents. The same bytes for the same count.
 */
export function makeLivedLibrary(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "library.yaml"), JSON.stringify(settings));
  const reading = createReadingContext(librarySettings.parse(settings));
  for (let number = 1; number <= count; number++) {
    for (const [name, text] of filesOf(livedDocument(number), count, reading)) {
      const path = join(folder, codeOf(number), name);
      mkdirSync(join(path, ".."), { recursive: true });
      writeFileSync(path, text);
    }
  }
}

function* filesOf(document: Lived, count: number, reading: ReadingContext): Generator<[string, string]> {
  const days = daysOf(document);
  for (const [number, effective] of days.entries()) {
    const isFirstHeld = number === 0;
    const rest = { number, effective, before: days.slice(0, number), isFirstHeld };
    const digest = isFirstHeld ? "" : digestOf(livedText(document, { ...rest, approvals: "" }, count), reading);
    const text = livedText(document, { ...rest, approvals: approvals(effective, digest, document) }, count);
    yield [`rev-${two(number)}.md`, text];
    if (!isFirstHeld) yield [`rev-${two(number)}/issued.yaml`, issuedText(document, text, effective, reading)];
  }
  if (document.hasDraft) {
    const number = days.length;
    yield ["draft.md", livedText(document, { number, effective: undefined, approvals: "", before: days, isFirstHeld: false }, count)];
  }
  const events = eventsOf(document, days);
  if (events.length > 0) yield ["events.yaml", events.map((event) => `- ${event}\n`).join("")];
}

/** When each issued revision comes into force: over the years before the library's day, a scheduled one after it. */
function daysOf({ number, issued, hasScheduled }: Lived): string[] {
  const year = 2026 - issued - (number % 3);
  const rest = `${two(1 + (number % 12))}-${two(1 + (number % 27))}`;
  const past = Array.from({ length: issued }, (_, index) => `${year + index}-${rest}`);
  return hasScheduled && issued > 0 ? [...past, `2035-${rest}`] : past;
}

function approvals(effective: string, digest: string, { unit }: Lived): string {
  const roles: [string, string, string, number][] = [
    ["prepared", "A.A.", `Penyusun ${unit}`, 20],
    ["checked", "B.B.", `Kepala ${unit}`, 16],
    ["approved", "C.C.", "QMR", 12],
  ];
  return roles
    .map(([role, name, position, daysBefore]) => {
      const date = dayBefore(effective, daysBefore);
      const signed = digest === "" ? "" : `, time: ${date}T09:00:00+07:00, method: sop-1, digest: ${digest}`;
      return `  ${role}: { name: ${name}, position: ${position}, date: ${date}${signed} }`;
    })
    .join("\n");
}

/** A scheduled revision was issued before the library's day, however late it comes into force. */
function dayBefore(effective: string, days: number): string {
  const from = effective > livedDay ? "2026-10-30" : effective;
  return new Date(Date.parse(from) - days * 86_400_000).toISOString().slice(0, 10);
}

function digestOf(text: string, reading: ReadingContext): string {
  const document = readDocument({ path: "draft.md", folder: "", fileName: "draft.md", text }, reading);
  const { header, text: words, flows, assets } = digestDocument(document, reading, new Map());
  return `{ header: "${header}", text: "${words}", flows: "${flows}", assets: "${assets}" }`;
}

function issuedText({ letter }: Lived, text: string, effective: string, { settings }: ReadingContext): string {
  const type = settings.types[letter];
  const sections = (type?.sections ?? []).map(({ id, name }, index) => [id, { number: String(index + 1), name }]);
  return `${JSON.stringify({
    date: dayBefore(effective, 5),
    by: { name: "D.D.", position: "Pengendali Dokumen" },
    tool: "0.1.0",
    file: sha256Of(text),
    assets: {},
    frame: {
      organisation: settings.organisation,
      type: type?.name,
      sections: Object.fromEntries(sections),
      roles: settings.roles,
      titles: {},
    },
  })}\n`;
}

function eventsOf({ number, isWithdrawn, unit, issued }: Lived, days: readonly string[]): string[] {
  const [last] = days.slice(0, issued).slice(-1);
  if (last === undefined) return [];
  const by = "by: { name: D.D., position: Pengendali Dokumen }";
  const after = (months: number) => new Date(Date.parse(last) + months * 30 * 86_400_000).toISOString().slice(0, 10);
  const revision = `"${two(issued - 1)}"`;
  const recalled = days.slice(1, issued).map((day, index) => {
    const on = new Date(Date.parse(day) + 3 * 86_400_000).toISOString().slice(0, 10);
    // One in five copies is still out.
    return (
      (number + index) % 5 > 0 && `{ event: copy-recalled, date: ${on}, ${by}, copy: 1, location: ${unit}, revision: "${two(index)}" }`
    );
  });
  const events = [
    ...recalled,
    number % 7 === 2 && `{ event: copy-issued, date: ${after(1)}, ${by}, copy: 2, location: Gudang ${unit}, revision: ${revision} }`,
    number % 4 !== 0 && after(12) < livedDay && `{ event: reviewed, date: ${after(12)}, ${by}, result: keep }`,
    isWithdrawn && after(13) < livedDay && `{ event: withdrawn, date: ${after(13)}, ${by}, reason: Layanannya sudah ditutup }`,
  ];
  return events.filter((event) => event !== false).filter((event) => (/date: (\S+),/.exec(event)?.[1] ?? "") < livedDay);
}
