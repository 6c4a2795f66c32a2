/** A step that was passed, and the answer given there; undefined where there was none to give. */
export interface PassedStep {
  step: number;
  answer: number | undefined;
  /** Ticked there, where steps stand side by side. */
  ticked: number[];
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
  /** Ticked among parallel steps. */
  ticked: number[];
  path: PassedStep[];
  /** Guides left on the way here, oldest first. */
  legs: Leg[];
}

const MAX_LENGTH = 4000;

/**
 * A state as the fragment of an address: `s8` alone, or with ticks, path (of a step its answer and ticks) and guides left behind:
 * `s8*3.4/1-2.1*3.4-6/CODE:guide:layanan-108;1-2-6;j`.
 */
export function writeState({ at, ticked, path, legs }: GuideState): string {
  const place = at === "end" ? "end" : `s${at}${writeTicks(ticked)}`;
  const parts = [place, writePath(path), ...legs.map(writeLeg)];
  while (parts.at(-1) === "") parts.pop();
  return parts.join("/");
}

/** Reads a fragment (without its `#`); undefined for one that is no state. What can't be read of the way is dropped. */
export function readState(fragment: string): GuideState | undefined {
  const [place = "", path = "", ...legs] = fragment.slice(0, MAX_LENGTH).split("/");
  const found = /^(?:s(\d+)(?:\*([\d.]+))?|end)$/.exec(place);
  if (!found) return undefined;
  return {
    at: found[1] === undefined ? "end" : Number(found[1]),
    ticked: readTicks(found[2]),
    path: readPath(path),
    legs: legs.flatMap((leg) => readLeg(leg) ?? []),
  };
}

function writePath(path: readonly PassedStep[]): string {
  return path.map(({ step, answer, ticked }) => `${step}${answer === undefined ? "" : `.${answer}`}${writeTicks(ticked)}`).join("-");
}

function writeTicks(ticked: readonly number[]): string {
  return ticked.length > 0 ? `*${ticked.join(".")}` : "";
}

function readTicks(text = ""): number[] {
  return text.split(".").filter(Boolean).map(Number);
}

function readPath(text: string): PassedStep[] {
  return text.split("-").flatMap((passed) => {
    const found = /^(\d+)(?:\.(\d+))?(?:\*([\d.]+))?$/.exec(passed);
    if (!found) return [];
    return [{ step: Number(found[1]), answer: found[2] === undefined ? undefined : Number(found[2]), ticked: readTicks(found[3]) }];
  });
}

function writeLeg({ address, path, returns }: Leg): string {
  return `${address.replace(/\/$/, "").replaceAll("/", ":")};${writePath(path)};${returns ? "r" : "j"}`;
}

/** Only names of folders: an address typed by someone else can't lead out of the portal. */
function readLeg(text: string): Leg | undefined {
  const [place = "", path = "", kind] = text.split(";");
  const folders = place.split(":");
  if (!folders.every((folder) => /^[\w.%~-]+$/.test(folder) && !/^(?:\.|%2e)+$/i.test(folder))) return undefined;
  return { address: `${folders.join("/")}/`, path: readPath(path), returns: kind === "r" };
}
