import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PublicKey } from "../../core/acts/start/start-settings.ts";
import { readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { UsageError } from "../../core/usage-error.ts";
import { homePath } from "../files/home-path.ts";

/** `ann@example.org=ann.pub` of `--key`, several of them: signer → public key. @throws UsageError for what is none */
export async function readKeys(typed: readonly string[]): Promise<Record<string, PublicKey>> {
  const pairs = await Promise.all(
    typed.map(async (one) => {
      const [, signer = "", file = ""] = /^\s*([^\s=]+)\s*=\s*(\S.*?)\s*$/s.exec(one) ?? [];
      if (signer === "") {
        throw new UsageError({
          en: `--key “${one}” lacks one side of “=”; such as --key ann@example.org=ann.pub.`,
          id: `--key “${one}” tidak memiliki kedua sisi “=”; misalnya --key ann@example.org=ann.pub.`,
        });
      }
      return [signer, await readPublicKey(file)] as const;
    }),
  );
  return Object.fromEntries(pairs);
}

/** The key in OpenSSH's file of one public key, without its comment. @throws UsageError where there is none */
export async function readPublicKey(file: string): Promise<PublicKey> {
  const text = await readFile(homePath(file), "utf8").catch(() => undefined);
  if (text === undefined) {
    throw new UsageError({ en: `“${file}” can't be read.`, id: `“${file}” tidak dapat dibaca.` });
  }
  if (/PRIVATE KEY/.test(text)) {
    throw new UsageError(
      { en: `“${file}” is a private key, which stays with its owner.`, id: `“${file}” adalah kunci privat, yang tetap pada pemiliknya.` },
      { en: `The public one stands in ${file}.pub.`, id: `Kunci publiknya ada di ${file}.pub.` },
    );
  }
  const [key, ...more] = readAllowedSigners(`signer ${text.trim()}`).keys;
  if (key !== undefined && more.length === 0) return { text: key.key, file };
  throw new UsageError(
    { en: `“${file}” holds no public key of OpenSSH.`, id: `“${file}” tidak berisi kunci publik OpenSSH.` },
    {
      en: "ssh-keygen -t ed25519 makes a pair; its file .pub is meant.",
      id: "ssh-keygen -t ed25519 membuat sepasang; yang dimaksud berkas .pub.",
    },
  );
}

/** Where most people have theirs; offered for the first who signs. */
export const usualKey = join("~", ".ssh", "id_ed25519.pub");
