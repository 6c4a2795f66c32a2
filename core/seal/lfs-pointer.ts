/**
 * The digest of a file of which only git's pointer is here: `lfs:sha256:…`, the SHA-256 of the file itself. Git LFS keeps big files
 * elsewhere and leaves a short text in their place until they are pulled.
 * @see https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
export function pointerDigest(oid: string): string {
  return `${MARK}sha256:${oid}`;
}

const MARK = "lfs:";

/** True of the digest of a file of which only Git LFS's pointer is here. */
export function isPointer(digest: string | undefined): boolean {
  return digest?.startsWith(MARK) === true;
}

/** What a file's digest is, or would be once it is pulled: `sha256:…`. */
export function contentDigest(digest: string): string {
  return isPointer(digest) ? digest.slice(MARK.length) : digest;
}

/** What became of a file that does not have the digest it should have. */
export function whyNotThere(now: string | undefined, digest: string): "file-missing" | "file-altered" | "pointer" {
  if (now === undefined) return "file-missing";
  return isPointer(now) && contentDigest(now) === digest ? "pointer" : "file-altered";
}
