/** A step that was passed, and the answer given there; undefined where there was none to give. */
export interface PassedStep {
  step: number;
  answer: number | undefined;
  /** Ticked there, where steps stand side by side. */
  ticked: number[];
  /** The guide by which the step was carried out, where its reader went through it to the end and came back. */
  within?: Within | undefined;
}

/** A guide gone through to its end, and the way taken in it. */
export interface Within {
  /** As that of a leg. */
  address: string;
  path: PassedStep[];
}

/** A guide that was left for another one, and the way taken in it up to the step that was left. */
export interface Leg {
  /** From the top of the language's pages, with a slash at the end: `CODE/guide/layanan-108/`. */
  address: string;
  path: PassedStep[];
  /** True where the step left is carried out there and the reader comes back. */
  returns: boolean;
}

/** Where a reader stands. All of it is in the address, so that a reload loses nothing. */
export interface GuideState {
  at: number | "end";
  /** The answer by which the step was left for a page that is no guide, from which the reader came back. */
  left?: number | undefined;
  /** Ticked among parallel steps. */
  ticked: number[];
  /** The guide by which this step was carried out already. */
  within?: Within | undefined;
  path: PassedStep[];
  /** Guides left on the way here, oldest first. */
  legs: Leg[];
}

const MAX_LENGTH = 4000;

/**
 * A state as the fragment of an address: `s8` alone, or with ticks, path (of a step its answer, its ticks and the guide gone through), guides
 * left behind and guides gone through, which steps name by their number; an answer that led to no guide stands at the step itself (`s8.2`): `s8*3.4/1-2.1*3.4-6~1/CODE:guide:layanan-108;1-2-6;j/CODE:guide:asking;1-2;d`.
 */
export function writeState({ at, left, ticked, within, path, legs }: GuideState): string {
  const through: string[] = [];
  const place = at === "end" ? "end" : `s${at}${writeAnswer(left)}${writeTicks(ticked)}${writeWithin(within, through)}`;
  const parts = [place, writePath(path, through), ...legs.map((leg) => writeLeg(leg, through)), ...through];
  while (parts.at(-1) === "") parts.pop();
  return parts.join("/");
}

/** Reads a fragment (without its `#`); undefined for one that is no state. What can't be read of the way is dropped. */
export function readState(fragment: string): GuideState | undefined {
  const [place = "", path = "", ...others] = fragment.slice(0, MAX_LENGTH).split("/");
  const found = /^(?:s(\d+)(?:\.(\d+))?(?:\*([\d.]+))?(?:~(\d+))?|end)$/.exec(place);
  if (!found) return undefined;
  // Each names those before it only, and is named once: an address typed by someone else can't make them each other's parts.
  const through: (Within | undefined)[] = [];
  for (const { address, path } of readLegs(others, ["d"])) through.push({ address, path: readPath(path, through) });
  const within = readWithin(found[4], through);
  return {
    at: found[1] === undefined ? "end" : Number(found[1]),
    ...(found[2] !== undefined && { left: Number(found[2]) }),
    ticked: readTicks(found[3]),
    ...(within && { within }),
    path: readPath(path, through),
    legs: readLegs(others, ["r", "j"]).map(({ address, path, kind }) => ({
      address,
      path: readPath(path, through),
      returns: kind === "r",
    })),
  };
}

function writePath(path: readonly PassedStep[], through: string[]): string {
  return path
    .map(({ step, answer, ticked, within }) => {
      return `${step}${writeAnswer(answer)}${writeTicks(ticked)}${writeWithin(within, through)}`;
    })
    .join("-");
}

function writeAnswer(answer: number | undefined): string {
  return answer === undefined ? "" : `.${answer}`;
}

function writeTicks(ticked: readonly number[]): string {
  return ticked.length > 0 ? `*${ticked.join(".")}` : "";
}

/** Adds a guide gone through behind those that it names. @returns its number, counted from 1 */
function writeWithin(within: Within | undefined, through: string[]): string {
  if (within === undefined) return "";
  const path = writePath(within.path, through);
  return `~${through.push(`${writeAddress(within.address)};${path};d`)}`;
}

function writeLeg({ address, path, returns }: Leg, through: string[]): string {
  return `${writeAddress(address)};${writePath(path, through)};${returns ? "r" : "j"}`;
}

function writeAddress(address: string): string {
  return address.replace(/\/$/, "").replaceAll("/", ":");
}

function readTicks(text = ""): number[] {
  return text.split(".").filter(Boolean).map(Number);
}

function readPath(text: string, through: (Within | undefined)[]): PassedStep[] {
  return text.split("-").flatMap((passed) => {
    const found = /^(\d+)(?:\.(\d+))?(?:\*([\d.]+))?(?:~(\d+))?$/.exec(passed);
    if (!found) return [];
    const within = readWithin(found[4], through);
    const answer = found[2] === undefined ? undefined : Number(found[2]);
    return [{ step: Number(found[1]), answer, ticked: readTicks(found[3]), ...(within && { within }) }];
  });
}

function readWithin(number: string | undefined, through: (Within | undefined)[]): Within | undefined {
  const index = Number(number) - 1;
  const found = through[index];
  if (found) through[index] = undefined;
  return found;
}

/** Only names of folders: an address typed by someone else can't lead out of the portal. What says no kind was left for good. */
function readLegs(texts: readonly string[], kinds: readonly string[]): { address: string; path: string; kind: string }[] {
  return texts.flatMap((text) => {
    const [place = "", path = "", kind = "j"] = text.split(";");
    const folders = place.split(":");
    if (!kinds.includes(kind) || !folders.every((folder) => /^[\w.%~-]+$/.test(folder) && !/^(?:\.|%2e)+$/i.test(folder))) return [];
    return [{ address: `${folders.join("/")}/`, path, kind }];
  });
}
