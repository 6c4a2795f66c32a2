import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import { signerOfText } from "../../../core/control/act-texts.ts";
import type { ControlledDocument } from "../../../core/library/library.ts";
import { makeRegister, registerKinds } from "../../../core/library/registers/index.ts";
import { SIGNATURE_NAMESPACE } from "../../../core/seal/approval-text.ts";
import { printManifest } from "../../../core/seal/manifest.ts";
import { picturesShown } from "../../../core/seal/pictures-shown.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { manifestOf, verifyDocuments } from "../../check/verify-library.ts";
import { toShownPath } from "../../files/shown-path.ts";
import { piecesAsHashed } from "../../files/with-lf.ts";
import { writeReport } from "../../files/write-report.ts";
import { hashPictures } from "../../read/beside-document.ts";
import { listFolders } from "../../read/library-files.ts";
import { type ReadFacts, readAgain } from "../../read/read-library.ts";
import { readStatement } from "../../read/read-statement.ts";
import { SETTINGS_RECORDS } from "../../read/settings-records.ts";
import { ALLOWED_SIGNERS, toVerifyTime } from "../../read/signatures.ts";

import { csvRegister } from "../../report/register/csv.ts";
import { verificationLines } from "../../report/verification.ts";
import { type BundledSignature, bundleCheck, compareHeader, UNLISTED } from "./bundle-scripts.ts";
import { type BundleSeal, bundleCover, bundleReadme } from "./bundle-texts.ts";
import { type ContentCheck, contentCheckOf } from "./content-check.ts";

/** What an audit bundle is made of. */
export interface BundleOrder {
  read: ReadFacts;
  documents: readonly ControlledDocument[];
  language: Language;
  version: string;
  file: string;
}

/** Alike for every file: the same documents are then the same bytes on any day. */
const timeless = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/** What was written. */
export interface WrittenBundle {
  files: number;
  /** How many of what was verified is bad. */
  bad: number;
  /** SHA-256 of the manifest, hexadecimal: what is handed over on paper. */
  manifest: string;
}

/**
 * Writes documents with everything an auditor checks them by, as one ZIP archive: their files as they stand in the library,
 * registers, what verifying found, a manifest of all of it, and a script that checks it by plain tools. Files pass through one by
 * one, twice: once for the manifest.
 * @throws UsageError when the file can't be written
 */
export async function exportBundle({ read, documents, language, version, file }: BundleOrder): Promise<WrittenBundle> {
  const { library, root } = read;
  const folders = new Set(documents.map(({ folder }) => folder));
  const isChosen = (folder: string) => folders.has(folder);
  const names = (await listFolders(root, isChosen)).flatMap(({ folder, texts, others }) =>
    [...texts, ...others].map((name) => `${folder}/${name}`),
  );
  const settings = ["library.yaml", ALLOWED_SIGNERS, ...(await settingsFiles(root))].filter((name) => existsSync(join(root, name)));
  const bundle = openBundle(`audit-${library.date}`);
  const subject = { organisation: library.settings.organisation, codes: documents.map(({ code }) => code), date: library.date, version };
  bundle.addText("README.txt", bundleReadme(subject, language));
  const issued = await manifestOf(read, isChosen);
  bundle.addText("issued.sha256", printManifest(issued));
  const contents = await contentsOf(read, isChosen);
  bundle.addText(
    "check.sh",
    bundleCheck({ signatures: await signaturesOf(read, [...names, ...settings]), contents, hasIssued: issued.size > 0 }),
    0o100755,
  );
  bundle.addText("compare-header.py", compareHeader);
  for (const { name, header } of contents) bundle.addText(`content/${name}.header.json`, header);
  const verified = await verificationOf(read, documents, language);
  bundle.addText("verification.txt", verified.text);
  for (const kind of registerKinds) bundle.addText(`registers/${kind.name}.csv`, csvRegister(makeRegister(kind, library), language));
  for (const name of [...settings, ...names]) await bundle.addFile(`sops/${name}`, join(root, name));
  const { files, manifest } = bundle.seal((sealed) => bundleCover(subject, sealed, language));
  await writeZip(bundle.zip, file);
  return { files, bad: verified.bad, manifest };
}

/** An archive that knows the hash of each of its files. */
function openBundle(top: string) {
  const zip = new ZipFile();
  const hashes = new Map<string, string>();
  const put = (name: string, text: string, mode = timeless.mode) =>
    zip.addBuffer(Buffer.from(text), `${top}/${name}`, { ...timeless, mode });
  return {
    zip,
    addText(name: string, text: string, mode?: number): void {
      hashes.set(name, sha256Hex(text));
      put(name, text, mode);
    },
    /** A file of the library as the manifest and the signatures are of it: texts with LF, whatever this checkout made of them. */
    async addFile(name: string, path: string): Promise<void> {
      const hash = createHash("sha256");
      for await (const piece of piecesAsHashed(path)) hash.update(piece);
      hashes.set(name, hash.digest("hex"));
      zip.addReadStreamLazy(`${top}/${name}`, timeless, (use) => use(null, Readable.from(piecesAsHashed(path))));
    },
    /** Adds the manifest of all that was added, and the cover that names its hash. */
    seal(cover: (sealed: BundleSeal) => string): BundleSeal {
      const text = printManifest(hashes);
      const sealed = { files: hashes.size + UNLISTED.length, manifest: sha256Hex(text) };
      const [manifest, front] = UNLISTED;
      put(manifest, text);
      put(front, cover(sealed));
      zip.end();
      return sealed;
    },
  };
}

/** How the content of each text that was approved is checked. */
async function contentsOf(read: ReadFacts, isChosen: (folder: string) => boolean): Promise<ContentCheck[]> {
  const checks: ContentCheck[] = [];
  for (const facts of read.facts) {
    if (!isChosen(facts.folder)) continue;
    const document = await readAgain(read, facts);
    const pictures = await hashPictures(join(read.root, document.folder), picturesShown(document));
    const check = contentCheckOf(document, read.reading, pictures);
    if (check) checks.push(check);
  }
  return checks;
}

async function verificationOf(read: ReadFacts, documents: readonly ControlledDocument[], language: Language) {
  const lines: string[] = [];
  let bad = 0;
  for await (const found of verifyDocuments(read, documents)) {
    const path = `sops/${toShownPath(read.root, resolve(found.path))}`;
    lines.push(...verificationLines({ ...found, path }, language));
    bad += found.results.filter(({ outcome }) => outcome === "bad").length;
  }
  return { text: `${(lines.length > 0 ? lines : [pick(nothingToVerify, language)]).join("\n")}\n`, bad };
}

const nothingToVerify = { en: "Nothing of this was issued or signed.", id: "Tidak ada yang terbit atau ditandatangani." };

/** Every file of the settings' records, with what was signed of them. */
async function settingsFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, SETTINGS_RECORDS), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return files.map((path) => path.split(sep).join("/")).sort();
}

async function writeZip(zip: ZipFile, file: string): Promise<void> {
  const pieces = zip.outputStream as Readable;
  zip.on("error", (error) => pieces.destroy(error));
  await writeReport(file, pieces);
}

/** The signatures among a library's files, each with who may have made it by the people of its settings, today's and former ones. */
async function signaturesOf({ root, library, control }: ReadFacts, names: readonly string[]): Promise<BundledSignature[]> {
  const people = [...library.settings.people, ...control.records.flatMap(({ record }) => record?.settings.people ?? [])];
  const signatures: BundledSignature[] = [];
  for (const name of names.filter((one) => one.endsWith(".sig"))) {
    const text = name.replace(/\.sig$/, ".txt");
    const statement = names.includes(text) ? await readStatement(join(root, text)) : "";
    const by = signerOfText(statement);
    const signer = people.find((one) => one.name === by.name && one.position === by.position && one.signer !== undefined)?.signer;
    const time = toVerifyTime(by.time ?? "");
    const namespace = /^(sop-[a-z]+) 1$/m.exec(statement)?.[1] ?? SIGNATURE_NAMESPACE;
    const isKnown = signer !== undefined && time !== undefined;
    signatures.push({ text: `sops/${text}`, signature: `sops/${name}`, namespace, by: isKnown ? { signer, time } : undefined });
  }
  return signatures;
}
