import { createWriteStream, existsSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { ZipFile } from "yazl";
import type { ControlledDocument } from "../../core/library/library.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import { parseApprovalText } from "../../core/seal/approval-text.ts";
import { printManifest } from "../../core/seal/manifest.ts";
import type { Language } from "../../schemas/local-text.ts";
import { manifestOf, verifyDocuments } from "../check/verify-library.ts";
import { machineDisk } from "../files/disk.ts";
import { toShownPath } from "../files/shown-path.ts";
import { asHashed } from "../files/with-lf.ts";
import { outputTrouble } from "../files/write-output.ts";
import { listFolders } from "../read/library-files.ts";
import type { ReadLibrary } from "../read/read-library.ts";
import { SETTINGS_RECORDS } from "../read/settings-records.ts";
import { ALLOWED_SIGNERS, toVerifyTime } from "../read/signatures.ts";
import { type BundledSignature, bundleCheck, bundleReadme } from "../report/bundle-texts.ts";
import { csvRegister } from "../report/register/csv.ts";
import { verificationLines } from "../report/verification.ts";

/** What an audit bundle is made of. */
export interface BundleOrder {
  read: ReadLibrary;
  documents: readonly ControlledDocument[];
  language: Language;
  version: string;
  file: string;
}

/** Alike for every file: the same documents are then the same bytes on any day. */
const timeless = { mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true };

/**
 * Writes documents with everything an auditor checks them by, as one ZIP archive: their files as they stand in the library,
 * registers, what verifying found, a manifest, and a script that checks it by plain tools. Files pass through one by one.
 * @returns how many files it holds, and how many of what was verified is bad
 * @throws UsageError when the file can't be written
 */
export async function exportBundle({ read, documents, language, version, file }: BundleOrder): Promise<{ files: number; bad: number }> {
  const { library, root } = read;
  const codes = documents.map(({ code }) => code);
  const folders = new Set(documents.map(({ folder }) => folder));
  const isChosen = (folder: string) => folders.has(folder);
  const names = (await listFolders(root, isChosen)).flatMap(({ folder, texts, others }) =>
    [...texts, ...others].map((name) => `${folder}/${name}`),
  );
  const zip = new ZipFile();
  let files = 0;
  const top = `audit-${library.date}`;
  const addText = (name: string, text: string, mode = timeless.mode) => {
    files++;
    zip.addBuffer(Buffer.from(text), `${top}/${name}`, { ...timeless, mode });
  };
  const addFile = (name: string) => {
    files++;
    zip.addReadStreamLazy(`${top}/sops/${name}`, timeless, (use) => {
      // What the manifest and the signatures are of: texts with LF, whatever this checkout made of them.
      readFile(join(root, name)).then(
        (bytes) => use(null, Readable.from([asHashed(name, bytes)])),
        (error: unknown) => use(error, Readable.from([])),
      );
    });
  };
  addText("README.txt", bundleReadme({ organisation: library.settings.organisation, codes, date: library.date, version }, language));
  const manifest = await manifestOf(read, isChosen);
  addText("check.sh", bundleCheck(await signaturesOf(read, names), manifest.size > 0), 0o100755);
  addText("issued.sha256", printManifest(manifest));
  const lines: string[] = [];
  let bad = 0;
  for await (const found of verifyDocuments(read, documents)) {
    const path = `sops/${toShownPath(root, resolve(found.path))}`;
    lines.push(...verificationLines({ ...found, path }, language));
    bad += found.results.filter(({ outcome }) => outcome === "bad").length;
  }
  addText("verification.txt", `${(lines.length > 0 ? lines : [nothingToVerify[language]]).join("\n")}\n`);
  for (const kind of registerKinds) addText(`registers/${kind.name}.csv`, csvRegister(makeRegister(kind, library), language));
  for (const name of ["library.yaml", ALLOWED_SIGNERS, ...(await settingsFiles(root))]) if (existsSync(join(root, name))) addFile(name);
  for (const name of names) addFile(name);
  zip.end();
  await writeZip(zip, file);
  return { files, bad };
}

const nothingToVerify = { en: "Nothing of this was issued or signed.", id: "Tidak ada yang terbit atau ditandatangani." };

/** Every file of the settings' records, with what was signed of them. */
async function settingsFiles(root: string): Promise<string[]> {
  const entries = await readdir(join(root, SETTINGS_RECORDS), { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)));
  return files.map((path) => path.split(sep).join("/")).sort();
}

/** Whole or not at all: written beside its place, then renamed. */
async function writeZip(zip: ZipFile, file: string): Promise<void> {
  const fresh = `${file}.${process.pid}.tmp`;
  try {
    await machineDisk.makeFolder(dirname(file));
    const failed = new Promise<never>((_, fail) => zip.on("error", fail));
    await Promise.race([pipeline(zip.outputStream, createWriteStream(fresh)), failed]);
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw outputTrouble(file, error);
  }
}

/** The signatures among a library's files, each with who may have made it by the library's people. */
async function signaturesOf({ root, library }: ReadLibrary, names: readonly string[]): Promise<BundledSignature[]> {
  const signatures: BundledSignature[] = [];
  for (const name of names.filter((one) => one.endsWith(".sig"))) {
    const text = name.replace(/\.sig$/, ".txt");
    const statement = names.includes(text) ? parseApprovalText(await readFile(join(root, text), "utf8")) : undefined;
    const person = library.settings.people.find((one) => one.name === statement?.name && one.position === statement.position);
    const time = statement && toVerifyTime(statement.time);
    const by = person?.signer && time ? { signer: person.signer, time } : undefined;
    signatures.push({ text: `sops/${text}`, signature: `sops/${name}`, by });
  }
  return signatures;
}
