import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { signatureTrouble } from "../../core/seal/verify-revision.ts";
import { UsageError } from "../../core/usage-error.ts";
import type { Person } from "../../schemas/library-settings.ts";
import { inTemporaryFolder } from "../files/passing-folder.ts";
import { type SignatureNamespace, type Signer, signersFile, signText, verifySignature } from "../read/signatures.ts";

/** What is signed: a text, by whom, for which kind of act, with which private key. */
export interface Signing {
  text: string;
  by: Signer;
  namespace: SignatureNamespace;
  keyFile: string;
}

/** Where an act is signed, and by whom it may be; in a dry run nothing is. */
export interface SigningPlace {
  root: string;
  people: readonly Person[];
  isDryRun: boolean;
}

/**
 * Signs an act's text and looks at the signature as an auditor will: one that would not count is not stored. In a dry run it is empty.
 * @throws UsageError when ssh-keygen does not sign, or the key is not the signer's in `allowed_signers`
 */
export async function signAct({ text, by, namespace, keyFile }: Signing, { root, people, isDryRun }: SigningPlace): Promise<string> {
  if (isDryRun) return "";
  const signature = await signText(text, keyFile, namespace);
  return inTemporaryFolder("sop-sign-", async (folder) => {
    const file = join(folder, "act.sig");
    await writeFile(file, signature);
    const result = await verifySignature(text, file, namespace, by, { allowedSigners: signersFile(root), people });
    if (result.outcome === "good") return signature;
    const why = signatureTrouble(result);
    throw new UsageError(
      {
        en: `A signature with “${keyFile}” would not count: it ${why.en}.`,
        id: `Tanda tangan dengan “${keyFile}” tidak akan diakui: tanda tangan itu ${why.id}.`,
      },
      {
        en: `Give the person a signer in people of library.yaml, and the key a line in allowed_signers: SIGNER namespaces="${namespace}" PUBLIC-KEY.`,
        id: `Beri orang itu signer pada people di library.yaml, dan kunci itu satu baris di allowed_signers: SIGNER namespaces="${namespace}" KUNCI-PUBLIK.`,
      },
    );
  });
}

/** Said where the library asks for a signature, and no key was named. */
export function mustSign(): UsageError {
  return new UsageError(
    {
      en: "This library asks for a signature with each approval.",
      id: "Pustaka ini meminta tanda tangan digital pada setiap persetujuan.",
    },
    { en: "Name your private SSH key with --sign KEY.", id: "Sebutkan kunci SSH privat Anda dengan --sign KUNCI." },
  );
}
