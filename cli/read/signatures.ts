import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type AllowedSigners, readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { parseApprovalText, SIGNATURE_NAMESPACE } from "../../core/seal/approval-text.ts";
import type { SignatureOutcome } from "../../core/seal/signature-facts.ts";
import { sha256Hex } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Person } from "../../schemas/library-settings.ts";
import { homePath } from "../files/home-path.ts";
import { isThere } from "../files/is-there.ts";
import { inTemporaryFolder } from "../files/passing-folder.ts";
import { findProgramsInPathAlone } from "../files/programs-in-path.ts";
import { isMissing, readTextFile, type TextReader } from "../files/read-file.ts";
import { toShownPath } from "../files/shown-path.ts";
import { asHashed } from "../files/with-lf.ts";

/** The library's list of who may sign, in OpenSSH's own format. */
export const ALLOWED_SIGNERS = "allowed_signers";

/** What a signature may be made for, and no other: OpenSSH's namespaces. */
export type SignatureNamespace = typeof SIGNATURE_NAMESPACE | "sop-event" | "sop-issue" | "sop-settings";

/** Whose signature it should be, and when it was made by their own word. */
export interface Signer {
  name: string;
  position: string;
  /** RFC 3339, with its zone. */
  time: string | undefined;
}

/** By what a signature is verified. */
export interface SignerLists {
  /** The file of allowed signers. */
  allowedSigners: string;
  people: readonly Person[];
}

/**
 * Signs a text, with the private key in a file; ssh-keygen asks for its passphrase on the terminal.
 * @returns the signature as it is stored in `.sig`
 * @throws UsageError when ssh-keygen is missing or does not sign, with what it said
 */
export async function signText(text: string, keyFile: string, namespace: SignatureNamespace): Promise<string> {
  const ran = await runKeygen(["-Y", "sign", "-n", namespace, "-f", resolve(homePath(keyFile))], text);
  if (ran === undefined) throw noKeygen();
  // Windows' own ssh-keygen prints CRLF, and reads no signature that has it.
  if (ran.status === 0 && ran.out.startsWith("-----BEGIN SSH SIGNATURE-----")) return ran.out.replaceAll("\r\n", "\n");
  const said = ran.err.trim().split("\n").at(-1) ?? "";
  throw new UsageError(
    {
      en: `ssh-keygen did not sign with the key “${keyFile}”: ${said}`,
      id: `ssh-keygen tidak menandatangani dengan kunci “${keyFile}”: ${said}`,
    },
    { en: "Name the file of a private SSH key.", id: "Sebutkan berkas kunci SSH privat." },
  );
}

/** What a signature of an approval's text is worth, by a library's list of signers and the people in its settings. */
export async function verifyApprovalSignature(text: string, signatureFile: string, lists: SignerLists): Promise<SignatureOutcome> {
  const statement = parseApprovalText(text);
  return statement === undefined
    ? { outcome: "not-an-approval" }
    : verifySignature(text, signatureFile, SIGNATURE_NAMESPACE, statement, lists);
}

/** What a signature of a text is worth as that of a person, made for one kind of act. */
export async function verifySignature(
  text: string,
  signatureFile: string,
  namespace: SignatureNamespace,
  signer: Signer,
  { allowedSigners, people }: SignerLists,
): Promise<SignatureOutcome> {
  const person = people.find(({ name, position }) => name === signer.name && position === signer.position);
  if (person?.signer === undefined) return { outcome: "unknown-person" };
  const judged = async () => {
    const files = await Promise.all(
      [signatureFile, allowedSigners].map((file) => readFile(file, "base64").catch(({ code }: NodeJS.ErrnoException) => ({ code }))),
    );
    return sha256Hex(JSON.stringify([text, namespace, person.signer, signer.time, ...files, process.env["PATH"]]));
  };
  const before = await judged();
  const known = heardOutcomes.get(before);
  if (known !== undefined) return known;
  const claimed = { signer: person.signer, time: signer.time };
  const outcome = await readably(signatureFile, (file) =>
    readably(allowedSigners, (list) => askKeygen(text, file, namespace, claimed, list)),
  );
  // Of files that changed meanwhile it is not told which of them were judged.
  if (outcome.outcome !== "no-tool" && (await judged()) === before) heardOutcomes.add(before, outcome);
  return outcome;
}

/** Those of a large library, and no more. */
const MOST_OUTCOMES = 50_000;

/**
 * What this process has heard of signatures, by a digest of all that it depends on: a library that is read again and again (while it is
 * edited, watched or asked) starts no process for each of its signatures each time. Those that were asked for last are kept longest.
 */
export class HeardOutcomes {
  readonly #outcomes = new Map<string, SignatureOutcome>();
  /** How often something was heard that was not known. */
  heard = 0;

  get known(): readonly (readonly [string, SignatureOutcome])[] {
    return [...this.#outcomes];
  }

  /** Takes in what was heard by an earlier run. */
  recall(known: HeardOutcomes["known"]): void {
    for (const [judged, outcome] of known) this.#outcomes.set(judged, outcome);
  }

  get(judged: string): SignatureOutcome | undefined {
    const outcome = this.#outcomes.get(judged);
    if (outcome !== undefined) this.#put(judged, outcome);
    return outcome;
  }

  add(judged: string, outcome: SignatureOutcome): void {
    this.heard += 1;
    this.#put(judged, outcome);
    for (const oldest of this.#outcomes.keys()) {
      if (this.#outcomes.size <= MOST_OUTCOMES) break;
      this.#outcomes.delete(oldest);
    }
  }

  #put(judged: string, outcome: SignatureOutcome): void {
    this.#outcomes.delete(judged);
    this.#outcomes.set(judged, outcome);
  }
}

export const heardOutcomes = new HeardOutcomes();

/** As long as a path may be for most programs on Windows, with something to spare. */
const LONG_PATH = 240;

/**
 * Lets `use` have a file as ssh-keygen can read it: with LF, in which alone it knows a signature and as which git may not have laid
 * it out, and by a path that is not too long for it. Another one for the time being, where the file itself is not such.
 */
async function readably<Made>(file: string, use: (file: string) => Promise<Made>): Promise<Made> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes || !(bytes.includes("\r\n") || resolve(file).length > LONG_PATH)) return use(file);
  return inTemporaryFolder("sop-verify-", async (folder) => {
    const plain = join(folder, "read.sig");
    await writeFile(plain, asHashed(plain, bytes));
    return use(plain);
  });
}

async function askKeygen(
  text: string,
  signatureFile: string,
  namespace: SignatureNamespace,
  { signer, time }: { signer: string; time: string | undefined },
  allowedSigners: string,
): Promise<SignatureOutcome> {
  const base = ["-n", namespace, "-s", signatureFile];
  const when = toVerifyTime(time ?? "");
  const isListed = await isThere(allowedSigners);
  // Nearly every signature is good, and then one run says so; why one is not takes a second.
  const asked = isListed && when !== undefined;
  const valid = asked
    ? await runKeygen(["-Y", "verify", ...base, "-f", allowedSigners, "-I", signer, `-Overify-time=${when}`], text)
    : undefined;
  if (asked && valid === undefined) return { outcome: "no-tool" };
  if (valid?.status === 0) return { outcome: "good", signer, key: /key (\S+)/.exec(valid.out)?.[1] ?? "" };
  const intact = await runKeygen(["-Y", "check-novalidate", ...base], text);
  if (intact === undefined) return { outcome: "no-tool" };
  if (intact.status !== 0) return { outcome: /namespace/i.test(intact.err) ? "other-namespace" : "altered" };
  if (!isListed) return { outcome: "no-signers" };
  if (when === undefined) return { outcome: "not-an-approval" };
  const isOutOfTime = /key has expired|key is not yet valid/.test(valid?.err ?? "");
  return { outcome: isOutOfTime ? "expired" : "not-allowed", signer };
}

/** The list of signers in a library's folder. */
export function signersFile(root: string): string {
  return join(root, ALLOWED_SIGNERS);
}

/**
 * The lines of a library's list of signers that say something; none where there is no list.
 * @throws UsageError where there is something of that name that can't be read as a text
 */
export async function readSignerLines(root: string): Promise<readonly string[]> {
  return (await readSigners(root, readTextFile)).lines;
}

/** The same list with what is wrong with it. */
export async function readSigners(root: string, textOf: TextReader): Promise<AllowedSigners> {
  const file = await textOf(signersFile(root));
  if (file.ok) return readAllowedSigners(file.text);
  if (isMissing(file.problem)) return readAllowedSigners("");
  const { at, message, fix } = file.problem;
  const place = `${toShownPath(process.cwd(), signersFile(root))}:${at.start.line}:${at.start.column}`;
  throw new UsageError({ en: `${place}  ${message.en}`, id: `${place}  ${message.id}` }, fix);
}

/** OpenSSH's form of a time, in UTC: ssh-keygen runs with TZ=UTC, since only new versions know the suffix Z. */
export function toVerifyTime(time: string): string | undefined {
  const moment = new Date(time);
  return Number.isNaN(moment.getTime())
    ? undefined
    : moment
        .toISOString()
        .replace(/\.\d+Z$/, "")
        .replace(/\D/g, "");
}

interface Ran {
  status: number | null;
  out: string;
  err: string;
}

/** Runs ssh-keygen with a text on its standard input; undefined when there is no ssh-keygen, or the system does not start it. */
function runKeygen(words: readonly string[], input: string): Promise<Ran | undefined> {
  findProgramsInPathAlone();
  const child = startKeygen(words);
  if (child === undefined) return Promise.resolve(undefined);
  const ran: Ran = { status: null, out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    ran.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    ran.err += text;
  });
  // A child that ends before it has read its input breaks the pipe; its exit status says the rest.
  child.stdin.on("error", () => undefined).end(input);
  return new Promise((done) => {
    child.on("error", () => done(undefined));
    child.on("close", (status) => done({ ...ran, status }));
  });
}

/** What a system refuses, as a policy of Windows may, is thrown and not told. */
function startKeygen(words: readonly string[]): ChildProcessWithoutNullStreams | undefined {
  try {
    return spawn("ssh-keygen", [...words], { stdio: "pipe", env: { ...process.env, TZ: "UTC", LC_ALL: "C" } });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).syscall === undefined) throw error;
    return undefined;
  }
}

function noKeygen(): UsageError {
  return new UsageError(
    {
      en: "Signing needs ssh-keygen, and there is none on this machine.",
      id: "Penandatanganan memerlukan ssh-keygen, yang tidak ada di mesin ini.",
    },
    {
      en: "Install OpenSSH (on Windows: the optional feature “OpenSSH Client”).",
      id: "Pasang OpenSSH (di Windows: fitur opsional “OpenSSH Client”).",
    },
  );
}
