import { digestOfAct } from "../../core/control/canonical.ts";
import type { UnreadEvents } from "../../core/control/life.ts";
import { isConflict, sidesInOrder } from "../../core/document/conflict.ts";
import type { Edit, Problem } from "../../core/document/document.ts";
import { splitLines } from "../../core/document/source-lines.ts";
import type { FoundEvent } from "../../core/library/library.ts";
import { documentEvent, documentEvents, eventNames } from "../../schemas/events.ts";
import { parseData } from "../files/read-data.ts";
import type { TextReader } from "../files/read-file.ts";

/** `events.yaml` as read: every entry, also one that fits no schema. */
export interface EventsRead {
  entries: FoundEvent[];
  /** Set where it is no list that can be read: then nothing tells what happened. */
  unread?: UnreadEvents;
  problems: Problem[];
}

/** Reads an `events.yaml`; one that is no text can't be read. */
export async function readEvents(path: string, textOf: TextReader): Promise<EventsRead> {
  const file = await textOf(path);
  return file.ok ? parseEvents(file.text) : { entries: [], unread: asUnread(file.problem), problems: [file.problem] };
}

/** Reads the text of an `events.yaml`. */
export function parseEvents(text: string): EventsRead {
  const { raw, isBroken, locate, problems, doubts } = parseData(text, documentEvents);
  // One that was emptied tells no more of a life than one that can't be read.
  const isUnread = isBroken || !Array.isArray(raw);
  const listed: readonly unknown[] = isUnread ? [] : raw;
  const entries = listed.map((entry, index) => {
    const event = documentEvent.safeParse(entry).data;
    return { digest: digestOfAct(entry), event, at: locate([index]), ...(event === undefined && kindOf(entry)) };
  });
  const told = problems.map((problem) => (isConflict(problem) ? inConflict(problem, splitLines(text)) : problem));
  const [first] = told;
  return { entries, ...(isUnread && { unread: first ? asUnread(first) : {} }), problems: [...told, ...doubts] };
}

/** What an entry that fits no schema says that it is. */
function kindOf(entry: unknown): Pick<FoundEvent, "kind"> {
  const said = typeof entry === "object" && entry !== null && "event" in entry ? entry.event : undefined;
  const kind = eventNames.find((name) => name === said);
  return kind === undefined ? {} : { kind };
}

/** Of two texts of events both hold: what happened on either branch happened. */
function inConflict(problem: Problem, lines: readonly string[]): Problem {
  const edit = joinSides(lines);
  const keep = {
    en: "Keep the entries of both sides, each of them whole: those of the branch this goes to first, then yours",
    id: "Pertahankan entri kedua sisinya, masing-masing utuh: lebih dahulu entri cabang tujuan, lalu entri Anda",
  };
  const marks = { en: "and delete git's lines “<<<<<<<” to “>>>>>>>”", id: "dan hapus baris git “<<<<<<<” sampai “>>>>>>>”" };
  return edit
    ? { ...problem, edit, fix: { en: `${keep.en}. sop check --fix does it.`, id: `${keep.id}. sop check --fix melakukannya.` } }
    : { ...problem, fix: { en: `${keep.en}; ${marks.en}.`, id: `${keep.id}; ${marks.id}.` } };
}

/** All entries of both sides, none twice and none altered; none where either can't be read whole. */
function joinSides(lines: readonly string[]): Edit | undefined {
  const [first = [], second = []] = sidesInOrder(lines);
  const [held, other] = [parseEvents(asText(first)), parseEvents(asText(second))];
  if ([held, other].some(({ problems, unread }) => problems.length > 0 || unread)) return undefined;
  const known = new Set(held.entries.map(({ digest }) => digest));
  const added = other.entries.flatMap(({ digest, at }, index) => {
    const end = other.entries[index + 1]?.at.start.line;
    return known.has(digest) ? [] : second.slice(at.start.line - 1, end === undefined ? undefined : end - 1);
  });
  const text = asText([...first, ...added]);
  const wanted = [...held.entries, ...other.entries.filter(({ digest }) => !known.has(digest))];
  const { entries, problems } = parseEvents(text);
  if (problems.length > 0 || entries.map(({ digest }) => digest).join() !== wanted.map(({ digest }) => digest).join()) return undefined;
  return { at: { start: { line: 1, column: 1 }, end: { line: lines.length + 1, column: 1 } }, text };
}

const asText = (lines: readonly string[]): string => lines.map((line) => `${line}\n`).join("");

function asUnread({ at, message, fix }: Problem): UnreadEvents {
  return { line: at.start.line, message, ...(fix && { fix }) };
}
