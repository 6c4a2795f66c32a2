import { changed } from "../../../core/rules/engine/changed.ts";
import type { Emitted, EmittedAnswer, EmittedCitation, EmittedUse, Told } from "../../../core/rules/engine/emitted.ts";
import { compareAnswers, orderUses } from "../../../core/rules/engine/order.ts";
import type { CitedCode, SharedKey, Store, TouchedCitations, TouchedKey } from "../../../core/rules/engine/store.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import { Damaged, type KeptFile } from "./kept-file.ts";

/** Emissions held in memory: neighbours cite each other. */
const MOST_HELD = 50;
/** A folder whose own uses of a key differ. */
const MIXED = "mixed";
/** Whether uses of one key differ, of its rows: without looking at the uses. */
const DIFFERS = `(min(differs) <> max(differs) OR max(differs = '${MIXED}'))`;

/** The store of rules across documents in a file. A key's uses stand in the emissions of the folders that its rows name. */
export class KeptStore implements Store {
  readonly #file: KeptFile;
  readonly #held = new Map<string, Emitted>();
  readonly #touchedKeys = new Map<string, SharedKey>();
  readonly #touchedCitations = new Map<string, CitedCode & { folders: Set<string> }>();
  readonly #codes: Map<string, readonly DocumentCode[]>;

  /** @param codes those of each folder's emission, known without reading it; kept up to date here */
  constructor(file: KeptFile, codes: Map<string, readonly DocumentCode[]>) {
    this.#file = file;
    this.#codes = codes;
  }

  replace(folder: string, emitted: Emitted | undefined): void {
    const before = this.#codes.has(folder) ? this.#emitted(folder) : undefined;
    this.#replaceUses(folder, before?.uses ?? [], emitted?.uses ?? []);
    this.#replaceCitations(folder, before?.citations ?? [], emitted?.citations ?? []);
    this.#replaceAnswers(folder, before?.answers ?? [], emitted?.answers ?? []);
    this.#file.putLarge("emissions", folder, emitted);
    this.#keepTold(`folder ${folder}`, emitted?.told ?? []);
    if (emitted) {
      // Printed and read again: a piece of a text holds the whole text.
      this.#codes.set(folder, JSON.parse(JSON.stringify(emitted.codes)) as DocumentCode[]);
      // Where all are new, judging begins when all are there: these are not those it asks for first.
      if (!this.#file.isFresh) this.#hold(folder, emitted);
    } else {
      this.#codes.delete(folder);
      this.#held.delete(folder);
    }
  }

  codes(): Iterable<DocumentCode> {
    return new Set([...this.#codes.values()].flat());
  }

  /** Of a fresh file every key is touched: they are read from the table one by one, not held. */
  *takeTouchedKeys(): Iterable<TouchedKey> {
    if (this.#file.isFresh) {
      const rows = this.#file.each(`SELECT rule, key, ${DIFFERS} AS differs FROM uses GROUP BY rule, key`);
      for (const { rule, key, differs } of rows) yield { rule: String(rule), key: String(key), differs: differs === 1 };
      return;
    }
    for (const [name, key] of this.#touchedKeys) {
      this.#touchedKeys.delete(name);
      const row = this.#file.get(`SELECT ${DIFFERS} AS differs FROM uses WHERE rule = ? AND key = ?`, key.rule, key.key);
      yield { ...key, differs: row?.differs === 1 };
    }
  }

  group({ rule, key }: SharedKey): readonly EmittedUse[] {
    const folders = this.#file.all("SELECT folder FROM uses WHERE rule = ? AND key = ?", rule, key);
    const uses = folders.flatMap(({ folder }) => this.#emitted(String(folder)).uses.filter((use) => use.rule === rule && use.key === key));
    return orderUses(uses);
  }

  keepGroup({ rule, key }: SharedKey, told: readonly Told[]): void {
    this.#keepTold(`group ${rule} ${key}`, told);
  }

  *takeTouchedCitations(): Iterable<TouchedCitations> {
    if (this.#file.isFresh) {
      yield* this.#allCitations();
      return;
    }
    for (const [name, cited] of [...this.#touchedCitations].sort(([a], [b]) => (a < b ? -1 : 1))) {
      this.#touchedCitations.delete(name);
      yield cited;
    }
  }

  *#allCitations(): Iterable<TouchedCitations> {
    let cited: (CitedCode & { folders: string[] }) | undefined;
    for (const row of this.#file.each("SELECT code, rule, folder FROM citations ORDER BY code, rule, folder")) {
      if (cited && (cited.code !== row.code || cited.rule !== row.rule)) {
        yield cited;
        cited = undefined;
      }
      cited ??= { code: String(row.code) as DocumentCode, rule: String(row.rule), folders: [] };
      cited.folders.push(String(row.folder));
    }
    if (cited) yield cited;
  }

  citing({ rule, code }: CitedCode, folder: string): readonly EmittedCitation[] {
    if (!this.#codes.has(folder)) return [];
    return this.#emitted(folder).citations.filter((citation) => citation.rule === rule && citation.code === code);
  }

  answer({ rule, code }: CitedCode): { answer: unknown } | undefined {
    return this.#answers(rule, code)[0];
  }

  keepCitations({ rule, code }: CitedCode, folder: string, told: readonly Told[]): void {
    this.#keepTold(`citation ${rule} ${code} ${folder}`, told);
  }

  *told(): Iterable<Told> {
    for (const [, told] of this.#file.values<Told[]>("told")) yield* told;
  }

  #keepTold(name: string, told: readonly Told[]): void {
    if (told.length > 0 || !this.#file.isFresh) this.#file.put("told", name, told.length > 0 ? told : undefined);
  }

  #replaceUses(folder: string, before: readonly EmittedUse[], after: readonly EmittedUse[]): void {
    for (const { rule, key, ones } of changed(before, after, (use) => use.key)) {
      if (ones.length === 0) this.#file.run("DELETE FROM uses WHERE rule = ? AND key = ? AND folder = ?", rule, key, folder);
      else this.#file.run("INSERT OR REPLACE INTO uses VALUES (?, ?, ?, ?)", rule, key, folder, commonOf(ones));
      if (!this.#file.isFresh) this.#touchedKeys.set(nameOf(rule, key), { rule, key });
    }
  }

  #replaceCitations(folder: string, before: readonly EmittedCitation[], after: readonly EmittedCitation[]): void {
    for (const { rule, key, ones } of changed(before, after, (citation) => citation.code)) {
      if (ones.length === 0) this.#file.run("DELETE FROM citations WHERE code = ? AND rule = ? AND folder = ?", key, rule, folder);
      else this.#file.run("INSERT OR REPLACE INTO citations VALUES (?, ?, ?)", key, rule, folder);
      this.#touch(rule, key as DocumentCode, [folder]);
    }
  }

  #replaceAnswers(folder: string, before: readonly EmittedAnswer[], after: readonly EmittedAnswer[]): void {
    for (const { rule, key, ones } of changed(before, after, (answer) => answer.code)) {
      const code = key as DocumentCode;
      if (this.#file.isFresh) {
        this.#file.run("INSERT INTO answers VALUES (?, ?, ?)", code, rule, folder);
        continue;
      }
      const others = this.#answers(rule, code, folder);
      const [old] = [...others, ...before.filter((answer) => answer.rule === rule && answer.code === code)].sort(compareAnswers);
      const [now] = [...others, ...ones].sort(compareAnswers);
      if (ones.length === 0) this.#file.run("DELETE FROM answers WHERE code = ? AND rule = ? AND folder = ?", code, rule, folder);
      else this.#file.run("INSERT OR REPLACE INTO answers VALUES (?, ?, ?)", code, rule, folder);
      if (JSON.stringify(old?.answer) === JSON.stringify(now?.answer)) continue;
      const citing = this.#file.all("SELECT folder FROM citations WHERE code = ? AND rule = ?", code, rule);
      this.#touch(
        rule,
        code,
        citing.map((row) => String(row.folder)),
      );
    }
  }

  #answers(rule: string, code: DocumentCode, but?: string): EmittedAnswer[] {
    const folders = this.#file
      .all("SELECT folder FROM answers WHERE code = ? AND rule = ?", code, rule)
      .map(({ folder }) => String(folder));
    return folders
      .filter((folder) => folder !== but)
      .flatMap((folder) => this.#emitted(folder).answers.filter((answer) => answer.rule === rule && answer.code === code))
      .sort(compareAnswers);
  }

  #touch(rule: string, code: DocumentCode, folders: readonly string[]): void {
    if (folders.length === 0 || this.#file.isFresh) return;
    const name = nameOf(code, rule);
    const touched = this.#touchedCitations.get(name) ?? { rule, code, folders: new Set() };
    this.#touchedCitations.set(name, touched);
    for (const folder of folders) touched.folders.add(folder);
  }

  #emitted(folder: string): Emitted {
    const held = this.#held.get(folder) ?? this.#file.large<Emitted>("emissions", folder);
    if (!held) throw new Damaged(`emission of ${folder}`);
    this.#hold(folder, held);
    return held;
  }

  #hold(folder: string, emitted: Emitted): void {
    this.#held.delete(folder);
    this.#held.set(folder, emitted);
    for (const oldest of this.#held.keys()) {
      if (this.#held.size <= MOST_HELD) break;
      this.#held.delete(oldest);
    }
  }
}

function nameOf(one: string, other: string): string {
  return `${one}\0${other}`;
}

/** What a folder's uses of one key differ from others by. */
function commonOf(uses: readonly EmittedUse[]): string {
  const [first, ...rest] = uses.map(({ differs }) => differs);
  return first === undefined || rest.some((differs) => differs !== first) ? MIXED : sha256Hex(first).slice(0, 16);
}
