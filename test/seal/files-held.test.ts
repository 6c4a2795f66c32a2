import { expect, test } from "vitest";
import { digestDocument } from "../../core/seal/digest.ts";
import { evidenceNamed, evidenceOf, evidencePath, isEvidence } from "../../core/seal/evidence.ts";
import { filesHeld } from "../../core/seal/files-held.ts";
import { pointerDigest } from "../../core/seal/lfs-pointer.ts";
import type { SignatureOutcome } from "../../core/seal/signature-facts.ts";
import { type VerifiedRevision, verifyRevision } from "../../core/seal/verify-revision.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { Issued } from "../../schemas/issued.ts";
import { read, reading } from "../acts/example-documents.ts";

const body = (...lines: string[]) => ({ lines, bodyFirst: 1 });

test.each<[what: string, lines: string[], held: string[]]>([
  ["a picture and a link", ["![Denah](assets/denah.svg), [isian](assets/isian.xlsx)"], ["assets/denah.svg", "assets/isian.xlsx"]],
  ["blanks, in brackets or as escapes", ["[a](<assets/a b.pdf>) [c](assets/c%20d.pdf)"], ["assets/a b.pdf", "assets/c d.pdf"]],
  ["a way that begins here, a query and a place", ["[a](./assets/a.pdf) [b](assets/b.pdf?v=2#hal-3)"], ["assets/a.pdf", "assets/b.pdf"]],
  ["an address on the next line", ["[isian](", "assets/isian.xlsx)"], ["assets/isian.xlsx"]],
  ["a link around a picture", ["[![x](assets/x.png)](assets/y.pdf)"], ["assets/x.png", "assets/y.pdf"]],
  ["an accent written in two parts", ["[a](assets/cafe\u0301.pdf)"], ["assets/caf\u00e9.pdf"]],
  ["one named twice", ["[a](assets/a.pdf) [b](assets/a.pdf)"], ["assets/a.pdf"]],
  [
    "those named in another order",
    ["[b](assets/b.pdf) ![c](assets/c.png) [a](assets/a.pdf)"],
    ["assets/a.pdf", "assets/b.pdf", "assets/c.png"],
  ],
  ["an address on the next line, behind a blank", ["[isian]( ", "assets/isian.xlsx)"], ["assets/isian.xlsx"]],
  ["a folder", ["[a](assets/) [b](assets/b/) [c](assets/b/c.pdf)"], ["assets/b/c.pdf"]],
  ["what leads elsewhere", ["[a](https://example.org/assets/a.pdf) [b](../W-02/assets/b.pdf) [c](lampiran/c.pdf) [d](#8.1)"], []],
  ["an address that is never closed", ["](".repeat(3), "[a](assets/"], []],
])("files of a text: %s", (_, lines, held) => {
  expect(filesHeld(body(...lines))).toEqual(held);
});

test("what only the frontmatter names in a sentence is no file of the text", () => {
  const lines = ["---", "title: Lihat [a](assets/a.pdf)", "---", "[b](assets/b.pdf)"];
  expect(filesHeld({ lines, bodyFirst: 4 })).toEqual(["assets/b.pdf"]);
});

test("a signed sheet is named by the beginning of its digest, and found wherever the text names it", () => {
  const digest = sha256Of("lembar");
  const path = evidencePath(digest, "pdf");
  expect(path).toBe(`assets/evidence-${digest.slice(7, 23)}.pdf`);
  expect(evidenceNamed(body("  evidenceFile:", `    path: ${path}`, `  { path: ${path}, digest: x }`))).toEqual([path]);
  expect([path, `x/${path}`, `${path}.html`, path.replace(".pdf", ".svg"), "assets/evidence-0.pdf"].map(isEvidence)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

const sheet = { path: evidencePath(sha256Of("lembar"), "pdf"), digest: sha256Of("lembar") };
const text = `---
code: IN.OCC.TELK.P-01
title: Contoh
revision: "00"
effective: 2026-01-10
approvals:
  prepared:
    name: A.A.
    position: DC
    date: 2026-01-05
    evidenceFile: { path: ${sheet.path}, digest: "${sheet.digest}" }
---
## Tujuan

Melayani, lihat [isian](assets/isian.csv).
`;
const document = read(text, "rev-00.md");
const issued = { file: sha256Of(text), assets: { "assets/isian.csv": sha256Of("a;b\n"), [sheet.path]: sheet.digest } } as unknown as Issued;
const revision: VerifiedRevision = {
  document,
  issued,
  events: [],
  fileDigest: sha256Of(text),
  pictures: new Map(Object.entries(issued.assets)),
  signatures: [],
};
const verified = (changed: Partial<VerifiedRevision>) =>
  verifyRevision({ ...revision, ...changed }, reading).map(({ subject, outcome, message }) => `${outcome} ${subject}: ${message.en}`);

test("what is as it was issued and attached", () => {
  expect(evidenceOf(document.frontMatter.approvals)).toEqual(new Map([[sheet.path, sheet.digest]]));
  expect(verified({})).toEqual([
    "good file: the file is as issued",
    "good attachment: assets/isian.csv is as issued",
    `good evidence: ${sheet.path} is the sheet that was attached`,
    "recorded approval: Prepared by A.A., 2026-01-05: recorded, without a digest of what was approved",
  ]);
});

test.each<[what: string, changed: Partial<VerifiedRevision>, says: string]>([
  ["another text", { fileDigest: sha256Of("lain") }, "bad file: the file was altered after issue"],
  ["no record of the issue", { issued: undefined }, "bad file: was issued without issued.yaml, so nothing says what was issued"],
  ["a file gone", { pictures: new Map([[sheet.path, sheet.digest]]) }, "bad attachment: assets/isian.csv is missing"],
  [
    "another sheet",
    { pictures: new Map([[sheet.path, sha256Of("lain")]]) },
    `bad evidence: ${sheet.path} was altered after it was attached`,
  ],
  ["no sheet", { pictures: new Map() }, `bad evidence: ${sheet.path} is missing`],
  [
    "a pointer to the sheet",
    { pictures: new Map([[sheet.path, pointerDigest(sheet.digest.slice(7))]]) },
    `unchecked evidence: ${sheet.path} is a Git LFS pointer to the file, not the file itself: git lfs pull`,
  ],
])("what is not: %s", (_, changed, says) => {
  expect(verified(changed).join("\n")).toContain(says);
});

const withDigest = (() => {
  const method = {
    time: "2026-01-05T09:00:00+07:00" as never,
    method: "sop-1" as const,
    digest: digestDocument(document, reading, new Map()),
  };
  const approvals = { prepared: { ...document.frontMatter.approvals["prepared"], ...method } as never };
  return { ...document, frontMatter: { ...document.frontMatter, approvals } };
})();

test.each<[result: SignatureOutcome, says: string]>([
  [{ outcome: "altered" }, "bad signature: the signature of prepared does not fit the text it stands beside"],
  [{ outcome: "other-namespace" }, "was made for something other than an approval"],
  [{ outcome: "not-an-approval" }, "is of a text that is no approval"],
  [{ outcome: "unknown-person" }, "is of someone without a signer in library.yaml"],
  [{ outcome: "not-allowed", signer: "a@example.org" }, "is by a key that is not a@example.org's in allowed_signers"],
  [{ outcome: "expired", signer: "a@example.org" }, "is by a key of a@example.org that was not valid at the time"],
  [{ outcome: "no-signers" }, "can't be checked: the library has no allowed_signers"],
  [{ outcome: "incomplete" }, "lacks its text or its signature file"],
  [{ outcome: "no-tool" }, "unchecked signature: the signature of prepared was not checked: there is no ssh-keygen on this machine"],
  [{ outcome: "good", signer: "a@example.org", key: "" }, "prepared signed as “prepared”, but the document has no such approval"],
])("a signature: %o", (result, says) => {
  const found = verified({ document: withDigest, signatures: [{ role: "prepared", text: "", result }] });
  expect(found.join("\n")).toContain(says);
  expect(found.join("\n")).toContain("good approval: Prepared by A.A., 2026-01-05: is what was approved");
});

test("an approval whose signature is gone, whose author is known, or whose text is another", () => {
  const say = (over: object, changed: Partial<VerifiedRevision> = {}) => {
    const approval = { ...(withDigest.frontMatter.approvals.prepared as object), ...over } as never;
    return verified({
      ...changed,
      document: { ...withDigest, frontMatter: { ...withDigest.frontMatter, approvals: { prepared: approval } } },
    });
  };
  expect(say({ signed: true }).join("\n")).toContain(
    "bad approval: Prepared by A.A., 2026-01-05: says that it was signed, and the signature is missing",
  );
  expect(say({}, { writtenBy: () => "A.A. <a@example.org>" }).join("\n")).toContain(
    "the text is the one it names; committed by A.A. <a@example.org>",
  );
  const other = { ...digestDocument(document, reading, new Map()), text: sha256Of("lain") };
  expect(say({ digest: other }).join("\n")).toContain(
    "bad approval: Prepared by A.A., 2026-01-05: changed since it was approved: the text",
  );
});
