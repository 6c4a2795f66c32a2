import type { DocumentCode } from "../../../schemas/identifier.ts";
import { changed } from "./changed.ts";
import type { Emitted, EmittedAnswer, EmittedCitation, EmittedUse, Told } from "./emitted.ts";
import { compareAnswers, orderUses } from "./order.ts";
import type { CitedCode, SharedKey, Store, TouchedCitations, TouchedKey } from "./store.ts";

/** A store that lasts as long as the process. */
export class MemoryStore implements Store {
  readonly #folders = new Map<string, Emitted>();
  readonly #groups = new Table<Group>();
  readonly #cited = new Table<Citations>();
  readonly #answers = new Table<EmittedAnswer[]>();
  readonly #touchedGroups = new Set<Group>();
  readonly #touchedCitations = new Set<Citations>();
  /** Groups and citing folders of which something was told. */
  readonly #telling = new Set<{ told: readonly Told[] }>();

  replace(folder: string, emitted: Emitted | undefined): void {
    const before = this.#folders.get(folder);
    if (emitted) this.#folders.set(folder, emitted);
    else this.#folders.delete(folder);
    this.#replaceUses(folder, before?.uses ?? [], emitted?.uses ?? []);
    this.#replaceCitations(folder, before?.citations ?? [], emitted?.citations ?? []);
    this.#replaceAnswers(folder, before?.answers ?? [], emitted?.answers ?? []);
  }

  codes(): Iterable<DocumentCode> {
    return new Set([...this.#folders.values()].flatMap(({ codes }) => codes));
  }

  *takeTouchedKeys(): Iterable<TouchedKey> {
    for (const group of this.#touchedGroups) {
      this.#touchedGroups.delete(group);
      const { rule, key, uses } = group;
      yield { rule, key, differs: uses.some(({ differs }) => differs !== uses[0]?.differs) };
    }
  }

  group({ rule, key }: SharedKey): readonly EmittedUse[] {
    const uses = this.#groups.get(rule, key)?.uses ?? [];
    return orderUses(uses);
  }

  keepGroup({ rule, key }: SharedKey, told: readonly Told[]): void {
    const group = this.#groups.get(rule, key);
    if (!group) return;
    this.#keep(group, told);
    if (group.uses.length === 0) this.#groups.delete(rule, key);
  }

  *takeTouchedCitations(): Iterable<TouchedCitations> {
    for (const cited of this.#touchedCitations) {
      this.#touchedCitations.delete(cited);
      const folders = [...cited.touched];
      cited.touched.clear();
      yield { rule: cited.rule, code: cited.code, folders };
    }
  }

  citing({ rule, code }: CitedCode, folder: string): readonly EmittedCitation[] {
    return this.#cited.get(rule, code)?.citing.get(folder)?.citations ?? [];
  }

  answer({ rule, code }: CitedCode): { answer: unknown } | undefined {
    return this.#answers.get(rule, code)?.[0];
  }

  keepCitations({ rule, code }: CitedCode, folder: string, told: readonly Told[]): void {
    const cited = this.#cited.get(rule, code);
    const kept = cited?.citing.get(folder);
    if (!cited || !kept) return;
    this.#keep(kept, told);
    if (kept.citations.length === 0) cited.citing.delete(folder);
    if (cited.citing.size === 0) this.#cited.delete(rule, code);
  }

  *told(): Iterable<Told> {
    for (const { told } of this.#folders.values()) yield* told;
    for (const { told } of this.#telling) yield* told;
  }

  #keep(place: { told: readonly Told[] }, told: readonly Told[]): void {
    place.told = told;
    if (told.length > 0) this.#telling.add(place);
    else this.#telling.delete(place);
  }

  #replaceUses(folder: string, before: readonly EmittedUse[], after: readonly EmittedUse[]): void {
    for (const { rule, key, isNew, ones } of changed(before, after, (use) => use.key)) {
      const group = this.#groups.make(rule, key, () => ({ rule, key, uses: [], told: [] }));
      if (!isNew) group.uses = group.uses.filter(({ text }) => text.folder !== folder);
      group.uses.push(...ones);
      this.#touchedGroups.add(group);
    }
  }

  #replaceCitations(folder: string, before: readonly EmittedCitation[], after: readonly EmittedCitation[]): void {
    for (const { rule, key: code, ones } of changed(before, after, (citation) => citation.code)) {
      const cited = this.#cited.make(rule, code, () => ({ rule, code: code as DocumentCode, citing: new Map(), touched: new Set() }));
      const kept = cited.citing.get(folder);
      if (kept) kept.citations = ones;
      else cited.citing.set(folder, { citations: ones, told: [] });
      this.#touch(cited, [folder]);
    }
  }

  #replaceAnswers(folder: string, before: readonly EmittedAnswer[], after: readonly EmittedAnswer[]): void {
    for (const { rule, key: code, ones } of changed(before, after, (answer) => answer.code)) {
      const all = this.#answers.make(rule, code, () => []);
      const [old] = all;
      const kept = [...all.filter((answer) => answer.folder !== folder), ...ones].sort(compareAnswers);
      all.splice(0, all.length, ...kept);
      if (all.length === 0) this.#answers.delete(rule, code);
      const cited = this.#cited.get(rule, code);
      if (cited && JSON.stringify(old?.answer) !== JSON.stringify(kept[0]?.answer)) this.#touch(cited, cited.citing.keys());
    }
  }

  #touch(cited: Citations, folders: Iterable<string>): void {
    for (const folder of folders) cited.touched.add(folder);
    this.#touchedCitations.add(cited);
  }
}

/** What is used under one key, and what was told of it. */
interface Group extends SharedKey {
  uses: EmittedUse[];
  told: readonly Told[];
}

/** Who cites one code, by folder. */
interface Citations extends CitedCode {
  citing: Map<string, { citations: readonly EmittedCitation[]; told: readonly Told[] }>;
  touched: Set<string>;
}

/** Values by rule and key. */
class Table<T> {
  readonly #rules = new Map<string, Map<string, T>>();

  get(rule: string, key: string): T | undefined {
    return this.#rules.get(rule)?.get(key);
  }

  make(rule: string, key: string, value: () => T): T {
    const keys = this.#rules.get(rule) ?? new Map<string, T>();
    this.#rules.set(rule, keys);
    const known = keys.get(key);
    if (known !== undefined) return known;
    const made = value();
    keys.set(key, made);
    return made;
  }

  delete(rule: string, key: string): void {
    this.#rules.get(rule)?.delete(key);
  }
}
