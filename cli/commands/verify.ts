import { Args, Flags } from "@oclif/core";
import { findDocument } from "../../core/library/find-document.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { compareManifest, manifestDigest, parseManifest, printManifest, unlistedIn } from "../../core/seal/manifest.ts";
import type { VerificationOutcome } from "../../core/seal/verify-revision.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { LookCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { manifestOf, type VerifiedFile, verifyDocuments } from "../check/verify-library.ts";
import { verifyRecords } from "../check/verify-records.ts";
import { readTextFile } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { writeOutput } from "../files/write-output.ts";
import type { ReadFacts } from "../read/read-library.ts";
import { verificationLines } from "../report/verification.ts";

export default class Verify extends LookCommand {
  static override summary = both({
    en: "check every digest and signature, offline: has anything been touched?",
    id: "periksa semua sidik isi dan tanda tangan, tanpa jaringan: adakah yang diubah?",
  });
  static override strict = false;
  static override examples = [
    "sop verify",
    "sop verify P-01",
    "sop verify --write-manifest issued.sha256",
    "sop verify --manifest issued.sha256",
  ];
  static override args = {
    documents: Args.string({
      multiple: true,
      description: both({
        en: "codes, endings of codes, or paths; without them, everything",
        id: "kode, akhiran kode, atau alamat berkas; tanpa itu, semuanya",
      }),
    }),
  };
  static override flags = {
    "write-manifest": Flags.string({
      helpValue: "FILE",
      summary: both({
        en: "write the SHA-256 of every issued file, for sha256sum -c",
        id: "tulis SHA-256 semua berkas terbit, untuk sha256sum -c",
      }),
    }),
    manifest: Flags.string({
      helpValue: "FILE",
      summary: both({ en: "compare with a manifest kept earlier", id: "bandingkan dengan manifes yang disimpan dahulu" }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, argv } = await this.parse(Verify);
    const read = await this.readAll(flags);
    const named = argv as string[];
    const chosen = named.length === 0 ? [...read.library.documents.values()] : named.map((name) => findDocument(read.library, name));
    if (chosen.length === 0) throw nothingThere(read.root);
    const counts = { good: 0, signed: 0, recorded: 0, unchecked: 0, bad: 0 };
    const files: unknown[] = [];
    for await (const file of this.#verify(read, chosen, named.length > 0)) {
      for (const { outcome } of file.results) counts[outcome]++;
      files.push(this.#asData(file));
      for (const line of verificationLines(file, this.language)) this.say(line);
    }
    const { differences, unlisted } =
      flags.manifest === undefined ? { differences: [], unlisted: [] } : await this.#compare(read, flags.manifest);
    counts.bad += differences.length;
    const manifest = flags["write-manifest"] === undefined ? undefined : await this.#writeManifest(read, flags["write-manifest"]);
    this.#printSummary(counts);
    this.leaveStatus(counts.bad > 0 ? 1 : counts.unchecked > 0 ? 2 : 0);
    return {
      version: 1,
      date: read.library.date,
      files,
      differences,
      unlisted,
      ...(manifest === undefined ? {} : { manifest }),
      summary: counts,
    };
  }

  /** Of a whole library also what says who may decide; of documents that were named, who committed what is only recorded. */
  async *#verify(read: ReadFacts, documents: readonly ControlledDocument[], areNamed: boolean): AsyncGenerator<VerifiedFile> {
    if (!areNamed) yield* verifyRecords(read);
    yield* verifyDocuments(read, documents, { withAuthors: areNamed });
  }

  #printSummary({ good, signed, recorded, unchecked, bad }: Readonly<Record<VerificationOutcome, number>>): void {
    const counts = {
      en: `${good} good, ${signed} signed, ${recorded} recorded only`,
      id: `${good} baik, ${signed} bertanda tangan, ${recorded} hanya tercatat`,
    };
    if (bad > 0) this.say({ en: `\n✖ ${bad} altered or invalid, ${counts.en}`, id: `\n✖ ${bad} berubah atau tidak sah, ${counts.id}` });
    else if (unchecked > 0)
      this.say({
        en: `\n? ${unchecked} can't be checked here, for the reason beside each; ${counts.en}`,
        id: `\n? ${unchecked} tidak dapat diperiksa di sini, alasannya di samping masing-masing; ${counts.id}`,
      });
    else this.say({ en: `\n✔ nothing has been touched: ${counts.en}`, id: `\n✔ tidak ada yang diubah: ${counts.id}` });
    if (recorded > 0)
      this.say({
        en: "  good: the bytes are those whose digest was kept; signed: by a key listed for that person; recorded: a name typed into a file, worth as much as whoever may merge.",
        id: "  baik: isinya sama dengan sidik yang disimpan; bertanda tangan: dengan kunci yang terdaftar untuk orang itu; tercatat: nama yang diketik dalam berkas, setara dengan yang berhak menggabungkan perubahan.",
      });
  }

  /** Where issued files differ from a manifest, and those that it does not know: whether they may be there it can't tell. */
  async #compare(read: ReadFacts, file: string): Promise<{ differences: { path: string; message: string }[]; unlisted: string[] }> {
    const text = await readTextFile(file);
    const kept = text.ok ? parseManifest(text.text) : undefined;
    if (!kept) {
      throw new UsageError(
        text.ok
          ? {
              en: `“${file}” is not a manifest: expected lines of SHA-256 and path.`,
              id: `“${file}” bukan manifes: yang diharapkan baris SHA-256 dan alamat.`,
            }
          : { en: `“${file}”: ${text.problem.message.en}`, id: `“${file}”: ${text.problem.message.id}` },
      );
    }
    const now = await manifestOf(read);
    const differences = [...compareManifest(kept, now)].map(([path, message]) => ({
      path,
      message: pick(message, this.language),
    }));
    for (const { path, message } of differences) this.say(`${path}\n  ✖ ${message}`);
    const unlisted = unlistedIn(kept, now);
    const unknown = {
      en: "is not in the manifest: issued since it was written, or put there",
      id: "tidak ada dalam manifes: terbit sesudah manifes ditulis, atau ditaruh di sana",
    };
    for (const path of unlisted) this.say(`${path}\n  ? ${pick(unknown, this.language)}`);
    return { differences, unlisted };
  }

  async #writeManifest(read: ReadFacts, file: string): Promise<{ file: string; files: number; digest: string }> {
    const manifest = await manifestOf(read);
    const digest = manifestDigest(manifest);
    await writeOutput(file, printManifest(manifest));
    this.say({
      en: `\n${manifest.size} issued files in “${file}”. Keep its SHA-256 elsewhere: ${digest}`,
      id: `\n${manifest.size} berkas terbit dalam “${file}”. Simpan SHA-256-nya di tempat lain: ${digest}`,
    });
    return { file, files: manifest.size, digest };
  }

  #asData({ code, revision, path, results }: VerifiedFile) {
    return {
      code,
      revision,
      path,
      results: results.map(({ subject, outcome, message }) => ({ subject, outcome, message: pick(message, this.language) })),
    };
  }
}

/** Nothing seen is never “nothing found”. */
function nothingThere(root: string): UsageError {
  const shown = toShownPath(process.cwd(), root) || ".";
  return new UsageError({
    en: `“${shown}” holds no documents, so there is nothing to verify.`,
    id: `“${shown}” tidak memuat dokumen, sehingga tidak ada yang diperiksa.`,
  });
}
