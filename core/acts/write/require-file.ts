import { isPointer } from "../../seal/lfs-pointer.ts";
import { UsageError } from "../../usage-error.ts";

/** @throws UsageError where only a pointer to the file is here, so that nobody sees what would be taken over */
export function requireFile(path: string, digest: string): string {
  if (!isPointer(digest)) return digest;
  throw new UsageError(
    {
      en: `“${path}” is a Git LFS pointer here, not the file itself, so nobody can see what it shows.`,
      id: `“${path}” di sini hanya penunjuk Git LFS, bukan berkasnya, sehingga isinya tidak terlihat.`,
    },
    { en: "Get it first: git lfs pull.", id: "Ambil dahulu: git lfs pull." },
  );
}
