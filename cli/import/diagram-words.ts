import { oneLine } from "../../core/document/words/one-line.ts";
import { quotedList } from "../../core/document/words/quoted-list.ts";
import { readTimeLimit } from "../../core/document/words/time-limit.ts";
import type { NoFlow, ReadBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { endWord, startWord } from "../../core/flow/graph/exit-title.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { countedWords } from "../../core/import/missing-words.ts";
import { pick } from "../../languages/language.ts";
import type { Language, LocalText } from "../../schemas/local-text.ts";
import { elementsOf, localName, type XmlElement } from "./xml-tree.ts";

/** Attributes that hold words in BPMN and draw.io; of an object of draw.io each may. */
const WORDED = /^(?:name|value|label|tooltip|link|errorCode|escalationCode|metaValue|assignee|candidateUsers|candidateGroups)$/i;
const OBJECT = /^(?:UserObject|object)$/;
/** Elements that only name others. */
const NAMING = /^(?:incoming|outgoing|\w*Refs?)$/;
/** What programs write for themselves: switches, colours, names of classes and signs. */
const TECHNICAL = /^(?:true|false|null|#[\da-f]{3,8}|[\w-]+(?::[\w-]+)+|[a-z]+(?:[A-Z]\w*)+|\$?\{\w*\})$/;

/** What was read of a drawing, with the words of its file that stand nowhere in that. */
export function withWordsLeft(
  read: ReadBpmn | NoFlow,
  roots: readonly XmlElement[],
  comments: readonly string[],
  language: Language,
): ReadBpmn | NoFlow {
  if ("problem" in read) return read;
  const limits = read.flows.flatMap(({ steps }) =>
    steps.flatMap(({ exceptions }) => exceptions.map(({ label }) => readTimeLimit(label)?.iso)),
  );
  const said = [
    ...read.flows.map((flow) => writeNotation(flow, language)),
    ...limits,
    ...read.notes.map((note) => pick(note, language)),
  ].join("\n");
  return { ...read, notes: [...read.notes, ...wordsLeft(roots, comments, said)] };
}

/** The words of a drawing's file that stand neither in a step nor in what is said of it already, by where they stand. */
function wordsLeft(roots: readonly XmlElement[], comments: readonly string[], said: string): LocalText[] {
  const known = new Set(countedWords(said));
  const left = new Map<string, Set<string>>();
  const tell = (place: string, words: string) => {
    // A start or end that has no name of its own.
    if ([startWord, endWord].some((word) => Object.values(word).includes(words))) return;
    if (!/\p{L}{2}|\p{N}/u.test(words) || TECHNICAL.test(words) || [...countedWords(words)].every((word) => known.has(word))) return;
    left.set(place, (left.get(place) ?? new Set()).add(words));
  };
  const walk = (element: XmlElement) => {
    const name = localName(element);
    if (NAMING.test(name)) return;
    for (const [key, value] of Object.entries(element.attributes)) {
      const own = key.slice(key.indexOf(":") + 1);
      if (WORDED.test(own)) tell(own === "name" ? name : own, labelWords(value));
      else if (OBJECT.test(name) && !/^(?:id|placeholders)$/.test(own)) tell(own, oneLine(value));
      for (const [, address = ""] of value.matchAll(/(?:href="|image=)((?:https?|mailto|file):[^";]+)/g)) tell("link", address);
    }
    tell(name, labelWords(element.children.filter((child) => typeof child === "string").join(" ")));
    for (const child of elementsOf(element)) walk(child);
  };
  for (const root of roots) walk(root);
  for (const comment of comments) tell("<!-- -->", labelWords(comment));
  if (left.size === 0) return [];
  const list = [...left].map(([place, texts]) => `${place}: ${quotedList(texts)}`).join("; ");
  return [
    { en: `Words of the file that stand in no step: ${list}.`, id: `Kata dalam berkas yang tidak ada pada langkah mana pun: ${list}.` },
  ];
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** A label as plain words: draw.io keeps it as HTML. */
export function labelWords(label: string): string {
  const plain = label.replace(/<[^<>]*>/g, " ").replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,8}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    return entities[String(name).toLowerCase()] ?? whole;
  });
  return oneLine(plain);
}
