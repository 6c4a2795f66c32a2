import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { type ReadLibrary, readLibrary } from "../../cli/read/read-library.ts";
import { signersFile, verifyApprovalSignature } from "../../cli/read/signatures.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { statusOn } from "../../core/library/status.ts";
import { parseApprovalText, statementOf } from "../../core/seal/approval-text.ts";
import { alteredParts } from "../../core/seal/digest.ts";
import { picturesShown } from "../../core/seal/pictures-shown.ts";
import { sha256Of } from "../../core/sha256.ts";
import { isoDate } from "../../schemas/iso-date.ts";

const root = fileURLToPath(new URL("../../sops/", import.meta.url));
const today = isoDate.parse("2026-11-25");

let read: ReadLibrary;
const issuedDocuments = () => [...read.documents.values()].filter(({ folder }) => folder.startsWith("RK."));

beforeAll(async () => {
  read = await readLibrary(root, { date: today, base: join(root, "..") });
});

function held(code: string): ControlledDocument {
  const document = [...read.library.documents.values()].find((candidate) => candidate.code === code);
  if (!document) throw new Error(`no ${code}`);
  return document;
}

function life(code: string, day: string): (string | undefined)[] {
  const document = held(code);
  return document.revisions.map((revision) => statusOn(document, revision, isoDate.parse(day))?.status);
}

describe("status on a day", () => {
  test.each([
    ["RK.MLF.CTH.P-51", "2019-02-21", [undefined, undefined, undefined, undefined]],
    ["RK.MLF.CTH.P-51", "2019-02-28", ["scheduled", undefined, undefined, undefined]],
    ["RK.MLF.CTH.P-51", "2022-05-01", ["effective", "scheduled", undefined, undefined]],
    ["RK.MLF.CTH.P-51", "2022-05-02", ["superseded", "effective", undefined, undefined]],
    ["RK.MLF.CTH.P-51", "2023-10-08", ["superseded", "effective", "scheduled", undefined]],
    ["RK.MLF.CTH.P-51", "2023-10-09", ["superseded", "effective", "cancelled", undefined]],
    ["RK.MLF.CTH.P-51", today, ["superseded", "superseded", "cancelled", "effective"]],
    ["RK.MLF.CTH.W-51", today, ["superseded", "effective"]],
    ["RK.MLF.CTH.W-52", "2023-06-11", ["effective"]],
    ["RK.MLF.CTH.W-52", "2023-06-12", ["withdrawn"]],
    ["RK.MLF.CTH.W-52", "2023-06-26", ["effective"]],
    ["RK.MLF.CTH.W-52", today, ["withdrawn"]],
    ["RK.MLF.CTH.W-53", today, ["effective", "scheduled"]],
    ["RK.MLF.CTH.W-53", "2034-12-31", ["effective", "scheduled"]],
    ["RK.MLF.CTH.W-53", "2035-01-01", ["superseded", "effective"]],
    ["IN.OCC.TELK.P-01", today, ["effective"]],
  ])("%s on %s", (code, day, expected) => {
    expect(life(code, day)).toEqual(expected);
  });

  test("drafts are in preparation", () => {
    const drafts = [...read.library.documents.values()].filter(({ draft }) => draft).map(({ code }) => code);
    expect(drafts).toEqual([
      "IN.OCC.TELK.F-19",
      "IN.OCC.TELK.P-01",
      "IN.OCC.TELK.W-10",
      "IN.OCC.TELK.W-18",
      "IN.OCC.TELK.W-19",
      "IN.OCC.TELK.W-20",
      "IN.OCC.TELK.W-21",
      "RK.MLF.CTH.W-51",
    ]);
  });
});

test("every digest fits what was approved", () => {
  const digests = issuedDocuments().flatMap((document) => {
    const pictures = new Map(picturesShown(document).map((name) => [name, sha256Of(readFileSync(join(root, document.folder, name)))]));
    return Object.values(document.frontMatter.approvals).flatMap(({ digest }) =>
      digest ? [{ path: document.path, changed: alteredParts(document, digest, read.reading, pictures) }] : [],
    );
  });
  expect(digests).toHaveLength(32);
  expect(digests.filter(({ changed }) => changed.length > 0)).toEqual([]);
});

test("every approval with a digest is signed, by someone who may", async () => {
  const signed = issuedDocuments().flatMap((document) => {
    const { code = "", revision = "", approvals } = document.frontMatter;
    const folder = join(root, document.folder, document.fileName.replace(".md", ""));
    return Object.entries(approvals).flatMap(([role, approval]) => {
      const statement = statementOf(code, revision, role, approval);
      return statement ? [{ statement, file: join(folder, role) }] : [];
    });
  });
  const { people } = read.reading.settings;
  const outcomes = await Promise.all(
    signed.map(async ({ statement, file }) => {
      const text = readFileSync(`${file}.txt`, "utf8");
      expect(parseApprovalText(text)).toEqual(statement);
      return (await verifyApprovalSignature(text, `${file}.sig`, { allowedSigners: signersFile(root), people })).outcome;
    }),
  );
  expect(outcomes).toHaveLength(32);
  expect(new Set(outcomes)).toEqual(new Set(["good"]));
});

test("every issue keeps the hash of its file and pictures; nothing else lies about", () => {
  for (const { code, folder, revisions } of [...read.library.documents.values()].filter(({ code }) => code.startsWith("RK."))) {
    for (const { facts, issued } of revisions) {
      if (!issued) {
        expect(facts.path).toBe("sops/RK.MLF.CTH.P-51/rev-00.md");
        continue;
      }
      expect(issued.file, facts.path).toBe(sha256Of(readFileSync(join(root, folder, facts.fileName))));
      for (const [name, digest] of Object.entries(issued.assets)) expect(digest).toBe(sha256Of(readFileSync(join(root, folder, name))));
      const beside = readdirSync(join(root, folder, facts.fileName.replace(".md", ""))).filter((name) => !/^\w+\.(?:sig|txt)$/.test(name));
      expect(beside, `${code} ${facts.fileName}`).toEqual(["issued.yaml"]);
    }
  }
});

test("a corrected transcription is what its event says", () => {
  const correction = held("RK.MLF.CTH.P-51").events.find(({ event }) => event === "corrected");
  expect(correction).toMatchObject({ to: sha256Of(readFileSync(join(root, "RK.MLF.CTH.P-51/rev-00.md"))) });
});

test("every kind of event has happened", () => {
  const kinds = new Set([...read.library.documents.values()].flatMap(({ events }) => events.map(({ event }) => event)));
  expect([...kinds].sort()).toEqual([
    "cancelled",
    "copy-issued",
    "copy-recalled",
    "corrected",
    "reinstated",
    "rejected",
    "reviewed",
    "withdrawn",
  ]);
});

test("no private key is kept", () => {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const keys = files.filter(({ parentPath, name }) => readFileSync(join(parentPath, name), "utf8").includes("PRIVATE KEY"));
  expect(keys.map(({ name }) => name)).toEqual([]);
  expect(existsSync(join(root, "allowed_signers"))).toBe(true);
});
