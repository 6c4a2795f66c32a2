import type { LocalText } from "../../schemas/local-text.ts";
import type { RecordFile } from "../control/settings-history.ts";
import { UsageError } from "../usage-error.ts";
import type { Library } from "./library.ts";

/** True where a signature was found that nothing on this machine can check. */
export function hasUncheckedSignatures({ files, documents }: Library, records: readonly RecordFile[]): boolean {
  const found = [
    ...files.flatMap(({ signatures }) => signatures ?? []),
    ...[...documents.values()].flatMap(({ acts }) => acts.flatMap(({ signature }) => signature ?? [])),
    ...records.flatMap(({ signatures }) => [...(signatures?.values() ?? [])]),
  ];
  return found.some(({ result }) => result.outcome === "no-tool");
}

export const signaturesUnchecked: LocalText = {
  en: "Signatures are not checked here: there is no ssh-keygen on this machine.",
  id: "Tanda tangan tidak diperiksa di sini: ssh-keygen tidak ada di mesin ini.",
};

/**
 * Whoever opens a gate, or gives readers a portal, has to know what signatures are worth.
 * @throws UsageError where that can't be told here
 */
export function requireCheckedSignatures(library: Library, records: readonly RecordFile[]): void {
  if (!hasUncheckedSignatures(library, records)) return;
  throw new UsageError(signaturesUnchecked, {
    en: "Install OpenSSH (Debian: openssh-client, Alpine: openssh-keygen; on Windows the optional feature “OpenSSH Client”).",
    id: "Pasang OpenSSH (Debian: openssh-client, Alpine: openssh-keygen; di Windows fitur opsional “OpenSSH Client”).",
  });
}
