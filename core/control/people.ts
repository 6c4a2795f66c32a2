import type { Actor } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Person } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { latestDay } from "../document/words/days.ts";
import { latinLookOf, mixesScripts } from "../document/words/look-alikes.ts";
import type { AllowedSigners } from "./allowed-signers.ts";

/** Who somebody is by a library's list of people. */
export type Identity =
  /** A listed person in a position of theirs, on that day. */
  | { kind: "listed"; person: string; entry: Person }
  /** The library lists nobody: a name as it was typed. */
  | { kind: "typed"; person: string }
  | { kind: "unlisted"; person: string }
  /** Listed until a day before. */
  | { kind: "retired"; person: string; until: IsoDate }
  /** More than one person of that name and position, and no id says which. */
  | { kind: "ambiguous"; person: string }
  /** A name in letters of two scripts. */
  | { kind: "mixed"; person: string };

/** Two entries that can't be told apart, or one that isn't what it seems. */
export interface PeopleProblem {
  /** The entry's place in `people`. */
  index: number;
  key: string;
  message: LocalText;
}

/** A library's people, ready to be asked. */
export interface People {
  /** Who somebody is on a day. Equal `person` is one person, whatever the name, position or id. */
  identify: (who: Actor, on: IsoDate) => Identity;
  problems: readonly PeopleProblem[];
}

/** A name as names are compared: without case, punctuation and blanks, in the letters it looks like. */
export function foldName(name: string): string {
  return latinLookOf(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "");
}

/** Puts a library's people together: one id, one name, one signer or one key is one person. */
export function gatherPeople(people: readonly Person[], signers: AllowedSigners): People {
  const entries = markEntries(people, signers);
  const persons = groupEntries(entries);
  const personOf = (index: number): string => `person ${persons[index]}`;

  function identify(who: Actor, on: IsoDate): Identity {
    const name = foldName(who.name);
    const typed = `name ${name}`;
    if (mixesScripts(who.name)) return { kind: "mixed", person: typed };
    if (people.length === 0) return { kind: "typed", person: typed };
    const named = indexes(people, (own) => foldName(own.name) === name && (who.id === undefined || own.id === who.id));
    const fitting = named.filter((index) => foldName((people[index] as Person).position) === foldName(who.position));
    const [known] = new Set(named.map(personOf));
    if (fitting.length === 0) return { kind: "unlisted", person: known ?? typed };
    const active = fitting.filter((index) => !isPast(people[index] as Person, on));
    if (active.length === 0) return { kind: "retired", person: personOf(fitting[0] as number), until: lastDay(fitting, people) };
    if (new Set(active.map(personOf)).size > 1) return { kind: "ambiguous", person: typed };
    return { kind: "listed", person: personOf(active[0] as number), entry: people[active[0] as number] as Person };
  }

  return { identify, problems: [...namesOf(people), ...pairsOf(entries)] };
}

function isPast({ until }: Person, on: IsoDate): boolean {
  return until !== undefined && until < on;
}

function lastDay(fitting: readonly number[], people: readonly Person[]): IsoDate {
  return latestDay(fitting.map((index) => people[index]?.until)) as IsoDate;
}

function indexes(people: readonly Person[], fits: (person: Person) => boolean): number[] {
  return people.flatMap((person, index) => (fits(person) ? [index] : []));
}

/** An entry with what tells whose it is. */
interface Marked {
  person: Person;
  name: string;
  /** The signer and every key listed for it. */
  keys: ReadonlySet<string>;
}

function markEntries(people: readonly Person[], { keys }: AllowedSigners): Marked[] {
  const bySigner = Map.groupBy(keys, ({ principal }) => principal);
  return people.map((person) => {
    const { signer } = person;
    const own = signer === undefined ? [] : [`signer ${signer}`, ...(bySigner.get(signer) ?? []).map(({ key }) => key)];
    return { person, name: foldName(person.name), keys: new Set(own) };
  });
}

/** The first entry of each entry's person. */
function groupEntries(entries: readonly Marked[]): number[] {
  const roots = entries.map((_, index) => index);
  for (const [index, entry] of entries.entries()) {
    for (const [at, other] of entries.slice(0, index).entries()) {
      const [from, to] = [roots[index], roots[at]];
      if (from === to || !isOne(entry, other)) continue;
      for (const [place, root] of roots.entries()) if (root === from) roots[place] = to as number;
    }
  }
  return roots;
}

function isOne(a: Marked, b: Marked): boolean {
  const [one, other] = [a.person.id, b.person.id];
  if (one !== undefined && one === other) return true;
  if (sharesKey(a, b)) return true;
  return (one === undefined || other === undefined) && a.name === b.name;
}

/** The same signer, or one key under two. */
function sharesKey(a: Marked, b: Marked): boolean {
  return [...a.keys].some((key) => b.keys.has(key));
}

function namesOf(people: readonly Person[]): PeopleProblem[] {
  return people.flatMap(({ name }, index) =>
    mixesScripts(name)
      ? [
          {
            index,
            key: `mixed ${name}`,
            message: {
              en: `The name “${name}” mixes Latin letters with others that look like them.`,
              id: `Nama “${name}” mencampur huruf Latin dengan huruf lain yang mirip.`,
            },
          },
        ]
      : [],
  );
}

/** Pairs of entries that are one person by one mark and two by another. */
function pairsOf(entries: readonly Marked[]): PeopleProblem[] {
  return entries.flatMap((entry, index) => {
    for (const other of entries.slice(0, index)) {
      const message = contradiction(entry, other);
      const [one, two] = [other.person, entry.person];
      if (message) return [{ index, key: `${one.name}, ${one.position} = ${two.name}, ${two.position}`, message }];
    }
    return [];
  });
}

function contradiction(a: Marked, b: Marked): LocalText | undefined {
  const [one, other] = [b.person, a.person];
  if (one.id !== undefined && one.id === other.id) return undefined;
  const names = [`“${one.name}, ${one.position}”`, `“${other.name}, ${other.position}”`] as const;
  const hasOwnIds = one.id !== undefined && other.id !== undefined;
  if (sharesKey(a, b)) {
    if (a.name === b.name && !hasOwnIds) return undefined;
    return {
      en: `${names[0]} and ${names[1]} sign with one key; one key is one person's, who has one id in all positions.`,
      id: `${names[0]} dan ${names[1]} menandatangani dengan satu kunci; satu kunci milik satu orang, dengan satu id di semua jabatannya.`,
    };
  }
  if (a.name !== b.name || hasOwnIds || one.signer === undefined || other.signer === undefined) return undefined;
  return {
    en: `${names[0]} and ${names[1]} have one name and different signers; one id says that they are one person, two ids that they are two.`,
    id: `${names[0]} dan ${names[1]} bernama sama dengan penanda tangan berbeda; satu id menyatakan satu orang, dua id menyatakan dua orang.`,
  };
}
