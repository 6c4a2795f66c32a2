import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import { csvRegister } from "../../cli/report/register/csv.ts";
import { makeXlsx } from "../../cli/report/register/make-xlsx.ts";
import type { Register } from "../../core/library/registers/register.ts";

const title = { en: "T", id: "T" };
const register = {
  name: "documents",
  title,
  columns: [
    { key: "code", title },
    { key: "effective", title },
  ],
  rows: [
    { cells: { code: "P;01", effective: "2026-11-28" } },
    { cells: { code: "P\t02", effective: "2026-02-30" } },
    { cells: { code: "P,03", effective: "1850-01-01" } },
  ],
} as unknown as Register;

test.each([
  ["comma", "P;01,2026-11-28"],
  ["semicolon", '"P;01";2026-11-28'],
  ["tab", "P;01\t2026-11-28"],
] as const)("CSV with %s: a cell that holds it is quoted", (separator, line) => {
  const text = csvRegister(register, "id", separator);
  expect(text.split("\r\n")[1]).toBe(line);
  expect(text).toContain('"P,03"');
  expect(text.includes('"P\t02"')).toBe(separator === "tab");
});

test("a day in a workbook is a day; what is none, or too old for a spreadsheet, is text", async () => {
  const files = unzipSync(await makeXlsx(register, "id"));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array);
  // Days since 1899-12-30, whatever the machine's zone.
  expect(sheet).toMatch(/<v>46354<\/v>/);
  expect(sheet.match(/<c [^>]*t="(?:s|inlineStr)"/g)?.length).toBe(7);
});

test("a text is wrapped where its column is wide or it has lines of its own, and is the same text either way", async () => {
  const long = "What a column of codes would never say";
  const rows = [
    { cells: { code: "P-01", effective: long } },
    { cells: { code: "P-02\nW-01", effective: "short" } },
    { cells: { code: 3 } },
  ];
  const files = unzipSync(await makeXlsx({ ...register, rows } as Register, "id"));
  const sheet = strFromU8(files["xl/worksheets/sheet1.xml"] as Uint8Array);
  const styles = strFromU8(files["xl/styles.xml"] as Uint8Array);
  const wrapped = [...styles.slice(styles.indexOf("<cellXfs")).matchAll(/<xf\b.*?<\/xf>/g)].findIndex(([xf]) => xf.includes("wrapText"));
  const styleOf = (cell: string) => new RegExp(`<c r="${cell}"(?: s="(\\d+)")?`).exec(sheet)?.[1];
  expect(wrapped).toBeGreaterThan(0);
  expect(["A2", "B2", "A3", "B3", "A4"].map((cell) => styleOf(cell) === String(wrapped))).toEqual([false, true, true, true, false]);
  expect(strFromU8(files["xl/sharedStrings.xml"] as Uint8Array)).toContain(`<t>${long}</t>`);
  expect(sheet).toContain("<v>3</v>");
});
