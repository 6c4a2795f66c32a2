import { expect, test } from "vitest";
import { type ApprovalStatement, differenceOf, parseApprovalText, printApprovalText, statementOf } from "../../core/seal/approval-text.ts";
import { digestDocument } from "../../core/seal/digest.ts";
import { contentDigest, isPointer, pointerDigest, whyNotThere } from "../../core/seal/lfs-pointer.ts";
import { locateChanges } from "../../core/seal/locate-change.ts";
import { compareManifest, manifestDigest, parseManifest, printManifest, unlistedIn } from "../../core/seal/manifest.ts";
import { type VerifiedRevision, verifyRevision } from "../../core/seal/verify-revision.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { Approval } from "../../schemas/front-matter.ts";
import type { Issued } from "../../schemas/issued.ts";
import { read, reading } from "../acts/example-documents.ts";

const [a, b] = [sha256Of("a"), sha256Of("b")];
const statement: ApprovalStatement = {
  code: "IN.OCC.TELK.P-01",
  revision: "02",
  role: "approved",
  name: "Cafe\u0301  Wijaya",
  position: "Manajer",
  time: "2026-01-05T09:00:00+07:00",
  method: "sop-1",
  digest: { header: a, text: a, flows: b, assets: b },
};
const lines = [
  "sop-approval 1",
  "code: IN.OCC.TELK.P-01",
  "revision: 02",
  "role: approved",
  "name: Caf\u00e9 Wijaya",
  "position: Manajer",
  "time: 2026-01-05T09:00:00+07:00",
  "method: sop-1",
  `header: ${a}`,
  `text: ${a}`,
  `flows: ${b}`,
  `assets: ${b}`,
  "",
];

test("what is signed is lines anyone can read, and is read again as it was meant", () => {
  expect(printApprovalText(statement).split("\n")).toEqual(lines);
  expect(parseApprovalText(lines.join("\n"))).toEqual({ ...statement, name: "Caf\u00e9 Wijaya" });
});

test.each<[what: string, text: string]>([
  ["another first line", lines.join("\n").replace("sop-approval 1", "sop-approval 2")],
  ["a line left out", lines.filter((line) => !line.startsWith("position")).join("\n")],
  ["a line put in", lines.join("\n").replace("role:", "on behalf: of all\nrole:")],
  ["another order", [...lines.slice(0, 2).reverse(), ...lines.slice(2)].join("\n")],
  ["a value with a blank behind it", lines.join("\n").replace("Manajer", "Manajer ")],
  ["words behind the end", `${lines.join("\n")}approved: everything\n`],
  ["no line end", lines.join("\n").trimEnd()],
  ["nothing", ""],
])("a text with %s is no statement", (_, text) => {
  expect(parseApprovalText(text)).toBeUndefined();
});

test("a name over two lines is one line: it can't be a statement about something else", () => {
  const text = printApprovalText({ ...statement, name: "A\nrevision: 09" });
  expect(text.split("\n")).toContain("name: A revision: 09");
  expect(parseApprovalText(text)?.revision).toBe("02");
});

test.each<[changed: Partial<ApprovalStatement>, difference: ReturnType<typeof differenceOf>]>([
  [{}, undefined],
  [{ name: "Caf\u00e9 Wijaya" }, undefined],
  [
    { revision: "03", position: "DC" },
    { key: "revision", a: "02", b: "03" },
  ],
  [{ digest: { ...statement.digest, flows: a } }, { key: "flows", a: b, b: a }],
])("two statements: %j", (changed, difference) => {
  expect(differenceOf(statement, { ...statement, ...changed })).toEqual(difference);
});

const { name, position, time, method, digest } = statement;
const approval = { name, position, time, method, digest, date: "2026-01-05" } as unknown as Approval;

test("an approval is signed as what it names; one without time, method or digest can't be", () => {
  expect(statementOf("IN.OCC.TELK.P-01", "02", "approved", approval)).toEqual(statement);
  for (const key of ["time", "method", "digest"])
    expect(statementOf("IN.OCC.TELK.P-01", "02", "approved", { ...approval, [key]: undefined })).toBeUndefined();
});

const text = (revision: string, extra = "") => `---
code: IN.OCC.TELK.P-01
title: Contoh
revision: "${revision}"
effective: 2026-01-10
${extra}---
## Tujuan

Melayani pelanggan.

![Denah](assets/denah.svg)

## Rincian Prosedur

### Layanan 108

#### 1. Salam

- Pelaksana: Agent

## Catatan

Tidak ada.
`;
const approved = {
  document: read(text("02", "parties: [Agent, Supervisor]\nrecords:\n  - { no: 1, title: Kontrak }\n"), "rev-02.md"),
  pictures: new Map([["assets/denah.svg", a]]),
};

test.each<[what: string, edit: (text: string) => string, place: [part: string, line: number, what: string[]][]]>([
  ["nothing", (it) => it, []],
  ["what issuing writes", (it) => it.replace("2026-01-10", "2026-02-10"), []],
  ["one of a list", (it) => it.replace("Supervisor]", "SPV]"), [["header", 6, ["parties.1"]]]],
  [
    "a value of an entry, and one more",
    (it) => it.replace("Kontrak }", "Kontrak, retention: 2 Tahun }"),
    [["header", 8, ["records.0.retention"]]],
  ],
  ["a value that was a list", (it) => it.replace("[Agent, Supervisor]", "{ 0: Agent, 1: Supervisor }"), [["header", 6, ["parties"]]]],
  ["a line of the text", (it) => it.replace("Melayani pelanggan.", "Menolong."), [["text", 12, ["Melayani pelanggan."]]]],
  ["a line behind the flows", (it) => it.replace("Tidak ada.", "Ada."), [["text", 26, ["Tidak ada."]]]],
  ["a line of a flow", (it) => it.replace("- Pelaksana: Agent", "- Pelaksana: SPV"), [["flows", 22, ["- Pelaksana: Agent"]]]],
  [
    "text and flow",
    (it) => it.replace("pelanggan.", "tamu.").replace("1. Salam", "1. Sapa"),
    [
      ["text", 12, ["Melayani pelanggan."]],
      ["flows", 20, ["#### 1. Salam"]],
    ],
  ],
  ["lines put at the end", (it) => `${it}\nTambahan.\n`, [["text", 27, [""]]]],
])("where a document differs from what was approved: %s", (_, edit, places) => {
  const now = { ...approved, document: read(edit(approved.document.lines.join("\n")), "rev-02.md") };
  const found = locateChanges(approved, now, reading);
  expect(found.map(({ part, at, what }) => [part, at.start.line, what])).toEqual(places);
});

test("another picture is told at the line that shows it; one that is not shown, where the text begins", () => {
  const [place] = locateChanges(approved, { ...approved, pictures: new Map([["assets/denah.svg", b]]) }, reading);
  expect([place?.part, place?.what, place?.at.start.line]).toEqual(["assets", ["assets/denah.svg"], 14]);
  const without = {
    ...approved,
    document: read(approved.document.lines.join("\n").replace("![Denah](assets/denah.svg)", ""), "rev-02.md"),
  };
  const gone = locateChanges(approved, without, reading).find(({ part }) => part === "assets");
  expect([gone?.what, gone?.at.start.line]).toEqual([["assets/denah.svg"], approved.document.bodyFirst]);
});

test("a manifest is read as it is printed, and as sha256sum prints it", () => {
  const hash = (word: string) => sha256Of(word).replace("sha256:", "");
  const manifest = new Map([
    ["sops/b b.md", hash("b")],
    ["sops/a.md", hash("a")],
  ]);
  const printed = `${hash("a")}  sops/a.md\n${hash("b")}  sops/b b.md\n`;
  expect(printManifest(manifest)).toBe(printed);
  expect(parseManifest(printed)).toEqual(manifest);
  expect(parseManifest(printed.replaceAll("  sops", " *sops").replaceAll("\n", "\r\n"))).toEqual(manifest);
  expect(manifestDigest(manifest)).toBe(hash(printed));
  for (const line of [
    `x${hash("a")}  a.md`,
    `${hash("a")}0  a.md`,
    hash("a"),
    `${hash("a")} a.md`,
    `${hash("a")}   `,
    hash("a").toUpperCase().concat("  a.md"),
  ])
    expect(parseManifest(`${printed}${line}\n`)).toBeUndefined();
  const later = new Map([
    ["sops/a.md", hash("c")],
    ["sops/new.md", hash("d")],
  ]);
  expect(Object.fromEntries([...compareManifest(manifest, later)].map(([path, { en }]) => [path, en]))).toEqual({
    "sops/a.md": "was altered since the manifest was written",
    "sops/b b.md": "is gone since the manifest was written",
  });
  expect(compareManifest(manifest, new Map([...manifest, ["sops/new.md", hash("d")]])).size).toBe(0);
  expect(unlistedIn(manifest, later)).toEqual(["sops/new.md"]);
});

test("a pointer stands for one file only", () => {
  const pointer = pointerDigest(a.replace("sha256:", ""));
  expect([pointer, a, undefined].map(isPointer)).toEqual([true, false, false]);
  expect([contentDigest(pointer), contentDigest(a)]).toEqual([a, a]);
  expect([whyNotThere(undefined, a), whyNotThere(pointer, a), whyNotThere(pointer, b), whyNotThere(b, a)]).toEqual([
    "file-missing",
    "pointer",
    "file-altered",
    "file-altered",
  ]);
});

const plain = text("02");
const document = read(plain, "rev-02.md");
const found = (changed: Partial<VerifiedRevision>) =>
  verifyRevision({ document, issued: undefined, events: [], fileDigest: b, pictures: new Map(), signatures: [], ...changed }, reading).map(
    ({ subject, outcome, message }) => `${outcome} ${subject}: ${message.en}`,
  );
const corrected = (revision: string, to: string) => ({ event: "corrected", revision, to }) as never;
const transcribed = { ...document, frontMatter: { ...document.frontMatter, transcription: {} as never } };

test.each<[what: string, changed: Partial<VerifiedRevision>, says: string[]]>([
  ["a draft was not issued", { document: read(plain, "draft.md") }, []],
  ["a transcription", { document: transcribed }, ["recorded file: transcription of a paper original; no digest was recorded"]],
  ["a transcription with a digest", { document: transcribed, issued: { file: b } as Issued }, ["good file: the file is as issued"]],
  [
    "corrected since",
    { issued: { file: a } as Issued, events: [corrected("02", a), corrected("02", b)] },
    ["good file: the file is as issued"],
  ],
  [
    "corrected, and altered since",
    { issued: { file: b } as Issued, events: [corrected("02", a)] },
    [`bad file: the file was altered after issue (issued ${a.slice(7, 19)}…, now ${b.slice(7, 19)}…)`],
  ],
  ["another revision corrected", { issued: { file: b } as Issued, events: [corrected("01", a)] }, ["good file: the file is as issued"]],
])("the file of a revision: %s", (_, changed, says) => {
  expect(found(changed)).toEqual(says);
});

test.each<[what: string, changed: Partial<ApprovalStatement>, role: string, says: string]>([
  ["of what was approved", {}, "approved", "signed signature: signed by Caf\u00e9 Wijaya (a@example.org)"],
  [
    "of another revision",
    { revision: "01" },
    "approved",
    "bad signature: the signature of Caf\u00e9 Wijaya is for another approval: revision is “01”, not “02”",
  ],
  [
    "in a role that nobody has",
    {},
    "checked",
    "bad signature: Caf\u00e9 Wijaya signed as “checked”, but the document has no such approval",
  ],
])("a good signature %s", (_, changed, role, says) => {
  const own = { ...statement, digest: digestDocument(document, reading, new Map()) };
  const signed = { ...document, frontMatter: { ...document.frontMatter, approvals: { approved: { ...approval, digest: own.digest } } } };
  const result = { outcome: "good", signer: "a@example.org", key: "" } as const;
  const signatures = [
    { role, text: printApprovalText({ ...own, ...changed }), result },
    { role: "issued", text: "", result: { outcome: "altered" } as const },
  ];
  expect(found({ document: signed, issued: { file: b } as Issued, signatures }).filter((line) => line.includes("signature"))).toEqual([
    says,
  ]);
});
