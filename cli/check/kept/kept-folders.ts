import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { KeptFile } from "./kept-file.ts";

/** What is known of a folder without reading anything of it. */
export interface FolderEntry {
  /** How it lay on the disk; missing where that can't be relied on. */
  state?: string | undefined;
  /** Digest of all that was read of it. */
  content: string;
  texts: string[];
  /** Pictures it shows that are none of its files. */
  elsewhere: string[];
  silenced: number;
  /** Missing of a folder without texts. */
  emitted?: {
    codes: DocumentCode[];
    superseded: [code: DocumentCode, path: string][];
    /** True where a text of it can't be read, and so is found by the folder's name. */
    hasUnread: boolean;
  };
}

/**
 * The folders' entries, all read at every run. They are kept in so many rows by their names: with one for each folder a sixth of a check
 * would go to believing them, and with one for all every save would write all of them.
 */
const SHARES = 256;

/** What is known of each folder by its name. What is set or deleted is kept when it is saved. */
export class KeptFolders extends Map<string, FolderEntry> {
  readonly #file: KeptFile;
  readonly #changed = new Set<number>();

  /** @throws Damaged where a row is not as it was written */
  constructor(file: KeptFile) {
    super();
    this.#file = file;
    for (const [, entries] of file.values<[string, FolderEntry][]>("folders")) for (const [name, entry] of entries) super.set(name, entry);
  }

  override set(name: string, entry: FolderEntry): this {
    this.#changed.add(shareOf(name));
    return super.set(name, entry);
  }

  override delete(name: string): boolean {
    this.#changed.add(shareOf(name));
    return super.delete(name);
  }

  save(): void {
    const shares = new Map([...this.#changed].map((share) => [share, [] as [string, FolderEntry][]]));
    for (const pair of this) shares.get(shareOf(pair[0]))?.push(pair);
    for (const [share, entries] of shares) this.#file.put("folders", String(share), entries.length > 0 ? entries : undefined);
    this.#changed.clear();
  }
}

function shareOf(name: string): number {
  let sum = 0;
  for (let index = 0; index < name.length; index++) sum = (Math.imul(sum, 31) + name.charCodeAt(index)) >>> 0;
  return sum % SHARES;
}
