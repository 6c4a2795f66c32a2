import { rmSync, utimesSync } from "node:fs";
import { dirname } from "node:path";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { sha256Hex } from "../../../core/sha256.ts";
import { makeFolderNow } from "../../files/disk.ts";
import { forgetOthers } from "./forget-others.ts";

/** Of another shape than this, a file is dropped. */
const SHAPE = 2;

/** SQLite's own name for a file that is nobody else's, and gone when it is closed. */
const PASSING = "";

/**
 * `digested` holds what is read back at every run; a seal over all of it tells when a row is missing. The other tables
 * only say where to look: by which folder a key is used, a code cited or answered for.
 */
const TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  CREATE TABLE digested (kind TEXT, name TEXT, data TEXT, digest TEXT, PRIMARY KEY (kind, name)) WITHOUT ROWID;
  CREATE TABLE lives (name TEXT PRIMARY KEY, data TEXT, digest TEXT);
  CREATE TABLE emissions (name TEXT PRIMARY KEY, data TEXT, digest TEXT);
  CREATE TABLE uses (rule TEXT, key TEXT, folder TEXT, differs TEXT, PRIMARY KEY (rule, key, folder)) WITHOUT ROWID;
  CREATE TABLE citations (code TEXT, rule TEXT, folder TEXT, PRIMARY KEY (code, rule, folder)) WITHOUT ROWID;
  CREATE TABLE answers (code TEXT, rule TEXT, folder TEXT, PRIMARY KEY (code, rule, folder)) WITHOUT ROWID;
`;

/** What is kept was damaged, or isn't ours: all of it is dropped. */
export class Damaged extends Error {}

/** A row that is kept with its digest. */
interface Row {
  name: string;
  data: string;
  digest: string;
}

/** The kinds of rows that are read back at every run. */
export type Kind = "folders" | "findings" | "told";

/**
 * A file that keeps what a library's check found between two runs. It is held by one process at a time, which writes all it
 * changes at once or nothing. Each row carries a digest of what made it: the tool, settings, its name and content.
 */
export class KeptFile {
  readonly db: DatabaseSync;
  /** True where nothing was kept yet. */
  readonly isFresh: boolean;
  readonly #origin: string;
  readonly #statements = new Map<string, StatementSync>();
  readonly #walked = new Set<StatementSync>();
  #seal = 0n;
  #isChanged = false;

  /** @throws where the file is held by another process, can't be made, or isn't ours */
  constructor(path: string, origin: string) {
    const { DatabaseSync } = withoutWarning(() => process.getBuiltinModule("node:sqlite"));
    this.#origin = origin;
    if (path !== PASSING) makeFolderNow(dirname(path));
    this.db = new DatabaseSync(path, { timeout: 0 });
    try {
      this.db.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -12000; PRAGMA temp_store = MEMORY; BEGIN EXCLUSIVE");
      this.isFresh = this.#prepareTables();
      if (!this.isFresh) this.#seal = BigInt(`0x${this.#meta("seal")}`);
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  #prepareTables(): boolean {
    const isThere = this.db.prepare("SELECT count(*) AS count FROM sqlite_master").get()?.count !== 0;
    if (isThere && this.#meta("origin") === `${SHAPE} ${this.#origin}`) return false;
    // Another tool's, or of other settings: nothing of it is believed.
    if (isThere) throw new Damaged("of another origin");
    this.db.exec(TABLES);
    this.run("INSERT INTO meta VALUES ('origin', ?), ('seal', '0'), ('day', '')", `${SHAPE} ${this.#origin}`);
    return true;
  }

  #meta(name: string): string {
    const value = this.get("SELECT value FROM meta WHERE name = ?", name)?.value;
    if (typeof value !== "string") throw new Damaged(`without ${name}`);
    return value;
  }

  /** The days what is kept was judged as of; empty where nothing was. */
  get day(): string {
    return this.#meta("day");
  }

  set day(day: string) {
    this.run("UPDATE meta SET value = ? WHERE name = 'day'", day);
  }

  run(sql: string, ...values: (string | number)[]): void {
    this.#isChanged = true;
    this.#statement(sql).run(...values);
  }

  get(sql: string, ...values: (string | number)[]): Record<string, unknown> | undefined {
    return this.#statement(sql).get(...values);
  }

  all(sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
    return this.#statement(sql).all(...values);
  }

  /** Rows one after the other. The statement is its own, so that others may run meanwhile, and held: Node 22.13 frees it under its rows else. */
  *each(sql: string): Iterable<Record<string, unknown>> {
    const statement = this.db.prepare(sql);
    this.#walked.add(statement);
    yield* statement.iterate();
    this.#walked.delete(statement);
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql) ?? this.db.prepare(sql);
    this.#statements.set(sql, known);
    return known;
  }

  /** Keeps a value by its name; undefined: it is kept no longer. */
  put(kind: Kind, name: string, value: unknown): void {
    const before = this.get("SELECT digest FROM digested WHERE kind = ? AND name = ?", kind, name);
    if (before) this.#turn(String(before.digest));
    if (value === undefined) {
      if (before) this.run("DELETE FROM digested WHERE kind = ? AND name = ?", kind, name);
      return;
    }
    const data = JSON.stringify(value);
    const digest = this.#digestOf(kind, name, data);
    this.#turn(digest);
    this.run("INSERT OR REPLACE INTO digested VALUES (?, ?, ?, ?)", kind, name, data, digest);
  }

  /** All values of a kind, by name. */
  *values<T>(kind: Kind): Iterable<[name: string, value: T]> {
    for (const row of this.all("SELECT name, data, digest FROM digested WHERE kind = ?", kind)) {
      yield [String(row.name), this.#believe<T>(kind, row as unknown as Row)];
    }
  }

  /** Keeps what is large and seldom read back. */
  putLarge(table: "lives" | "emissions", name: string, value: unknown): void {
    if (value === undefined) {
      this.run(`DELETE FROM ${table} WHERE name = ?`, name);
      return;
    }
    const data = JSON.stringify(value);
    this.run(`INSERT OR REPLACE INTO ${table} VALUES (?, ?, ?)`, name, data, this.#digestOf(table, name, data));
  }

  large<T>(table: "lives" | "emissions", name: string): T | undefined {
    const row = this.get(`SELECT name, data, digest FROM ${table} WHERE name = ?`, name);
    return row && this.#believe<T>(table, row as unknown as Row);
  }

  /** @throws Damaged where a row that is read back at every run is missing, or there and was never written */
  requireWhole(): void {
    let seal = 0n;
    for (const { digest } of this.all("SELECT digest FROM digested")) seal ^= bitsOf(String(digest));
    if (seal !== this.#seal) throw new Damaged("rows are missing");
  }

  #believe<T>(kind: string, { name, data, digest }: Row): T {
    if (this.#digestOf(kind, name, data) !== digest) throw new Damaged(`${kind} ${name}`);
    return JSON.parse(data) as T;
  }

  #digestOf(kind: string, name: string, data: string): string {
    return sha256Hex(`${this.#origin}\0${kind}\0${name}\0${data}`).slice(0, 32);
  }

  #turn(digest: string): void {
    this.#seal ^= bitsOf(digest);
  }

  /** Writes all that was changed, at once. */
  close(): void {
    if (this.#isChanged) this.run("UPDATE meta SET value = ? WHERE name = 'seal'", this.#seal.toString(16));
    this.db.exec("COMMIT");
    this.db.close();
  }

  /** Leaves the file as it was. */
  abandon(): void {
    this.db.close();
  }
}

function bitsOf(digest: string): bigint {
  if (!/^[0-9a-f]{32}$/.test(digest)) throw new Damaged("no digest");
  return BigInt(`0x${digest.slice(0, 16)}`);
}

/** Opens what is kept of a library, anew where it was damaged or made otherwise; undefined where nothing can be kept now. */
export function openKeptFile(path: string, origin: string): KeptFile | undefined {
  for (const isRetry of [false, true]) {
    try {
      const file = new KeptFile(path, origin);
      markUsed(path);
      forgetOthers(path, dropKept);
      return file;
    } catch (error) {
      // Another process holds it: neither waited for nor taken from it.
      if (isRetry || isBusy(error)) return undefined;
      dropKept(path);
    }
  }
  return undefined;
}

function markUsed(path: string): void {
  const now = Date.now() / 1000;
  try {
    utimesSync(path, now, now);
  } catch {
    // Somebody else's file, which may only be read and written.
  }
}

/** A file without a name, which goes with the process; undefined where none can be made. */
export function openPassingFile(): KeptFile | undefined {
  try {
    return new KeptFile(PASSING, "passing");
  } catch {
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && (error.errcode === 5 || error.errcode === 6);
}

/** Drops what is kept; what can't be dropped is not believed next time either. */
export function dropKept(path: string): void {
  for (const ending of ["", "-journal"]) {
    try {
      rmSync(path + ending, { force: true, recursive: true });
    } catch {
      // A folder that may only be read.
    }
  }
}

/** Node says of its database that it may still change, on every start; whoever checks documents can't do anything about it. */
function withoutWarning<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
