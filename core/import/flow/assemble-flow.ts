import { pick } from "../../../languages/language.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import type { PlainFlow, PlainStep, PlainTarget, PlainWay } from "../../flow/graph/plain-flow.ts";
import { textOf } from "../blocks.ts";
import type { ImportContext } from "../import-context.ts";
import { withLinks } from "../links.ts";
import { plainTitle, writeMarkdown } from "../write-markdown.ts";
import { type Subject, subjectOf } from "./actor-words.ts";
import type { RawFlow, RawStep } from "./raw-step.ts";
import { type NamedWay, namedWays } from "./way-words.ts";

const TITLE_LENGTH = 90;

/** What a flow is made with. */
export interface FlowFrame {
  title: string;
  /** The number of its first step. */
  first: number;
  /** Who takes part, as the document says. */
  parties: readonly string[];
  /** The flow after this one, where its last step goes on. */
  following?: string;
}

interface Draft {
  raw: RawStep;
  step: PlainStep;
  ways: NamedWay[];
}

/** Runs of steps of one flow, each with its title as phase, as a flow of the notation. */
export function assembleFlow(runs: readonly RawFlow[], frame: FlowFrame, context: ImportContext): PlainFlow {
  const drafts: Draft[] = [];
  const hasPhases = runs.length > 1 && runs.every(({ title }) => title !== undefined);
  const introductions: string[] = [];
  for (const run of runs) {
    const text = writeMarkdown(run.introduction, 5);
    if (text !== "") introductions.push(text);
    run.steps.forEach((raw, index) => {
      const draft = draftStep(raw, frame.first + drafts.length, drafts.at(-1)?.step.actors, frame, context);
      if (hasPhases && index === 0 && run.title !== undefined) draft.step.phase = plainTitle(run.title);
      drafts.push(draft);
    });
  }
  askActors(drafts, context);
  const labels = new Labels(drafts);
  for (const [index, draft] of drafts.entries()) setWays(draft, drafts, index, { ...frame, labels }, context);
  return { title: frame.title, keywords: [], introduction: introductions.join("\n\n"), lanes: [], steps: drafts.map(({ step }) => step) };
}

function draftStep(raw: RawStep, number: number, before: string[] | undefined, frame: FlowFrame, context: ImportContext): Draft {
  const ways = namedWays([raw.text, ...raw.more.flatMap((block) => (block.kind === "paragraph" ? [textOf(block)] : []))]);
  const subject = raw.actor === undefined ? subjectOf(raw.text, frame.parties) : undefined;
  const title = titleOf(raw, subject, ways);
  const own = withLinks(title.isWhole ? "" : raw.text, raw.links ?? [], raw.place);
  const text = writeMarkdown([...own, ...raw.more], 5);
  const step: PlainStep = {
    number,
    title: title.text,
    actors: actorsOf(raw, subject),
    text,
    applications: [],
    after: [],
    isDecision: false,
    next: [],
    exceptions: [],
    ...Object.fromEntries(Object.entries(raw.fields).map(([name, value]) => [name, plainTitle(value)])),
  };
  if (subject && title.isWhole)
    context.report.kept(said(number, { en: `actor ${subject.actor}`, id: `pelaksana ${subject.actor}` }), raw.text, raw.place);
  if (title.isCut)
    context.report.guessed(
      said(number, { en: `its title “${title.text}”`, id: `judulnya “${title.text}”` }),
      { en: "taken from the beginning of its text", id: "diambil dari awal teksnya" },
      "medium",
      undefined,
      raw.place,
    );
  for (const block of raw.more)
    if (block.kind === "paragraph" && block.isQuote && block.code === undefined)
      context.report.guessed(
        said(number, { en: "these words are what to say", id: "kata-kata ini yang diucapkan" }),
        { en: "they are quoted; if they are a note, take the “>” away", id: "kata-kata itu dikutip; bila catatan, hapus tanda “>”" },
        "low",
        textOf(block),
        block.place,
      );
  const draft = { raw, step, ways };
  if (subject && !subject.isDeclared)
    guess(
      draft,
      context,
      { en: `actor “${subject.actor}”`, id: `pelaksana “${subject.actor}”` },
      { en: "stands before the sentence's verb", id: "berdiri sebelum kata kerja kalimatnya" },
      "medium",
    );
  if (step.actors.length > 0) return draft;
  if (before !== undefined && before.length > 0 && !context.isIssued) {
    step.actors = [...before];
    guess(
      draft,
      context,
      { en: `actor “${before.join(", ")}”`, id: `pelaksana “${before.join(", ")}”` },
      { en: "none is named; it is that of the step before", id: "tidak disebut; diambil dari langkah sebelumnya" },
      "medium",
    );
  }
  return draft;
}

/** Who does steps that name nobody, asked once for those that follow each other. */
function askActors(drafts: readonly Draft[], { report }: ImportContext): void {
  const nobody = drafts.filter(({ step }) => step.actors.length === 0);
  const runs: Draft[][] = [];
  for (const draft of nobody) {
    const last = runs.at(-1);
    if (last?.at(-1)?.step.number === draft.step.number - 1) last.push(draft);
    else runs.push([draft]);
  }
  for (const run of runs) {
    const [first, last] = [run[0] as Draft, run.at(-1) as Draft];
    const [from, to] = [first.step.number, last.step.number];
    if (from === to) report.asked(said(from, { en: "who does it?", id: "siapa pelaksananya?" }), first.raw.text, first.raw.place);
    else
      report.asked(
        { en: `steps ${from} to ${to}: who does them?`, id: `langkah ${from} sampai ${to}: siapa pelaksananya?` },
        undefined,
        first.raw.place,
      );
  }
}

function actorsOf(raw: RawStep, subject: Subject | undefined): string[] {
  if (raw.actor !== undefined)
    return raw.actor
      .split(/\s*[,;/]\s*|\s+(?:dan|and|&)\s+/)
      .map(plainTitle)
      .filter((name) => name !== "");
  return subject ? [plainTitle(subject.actor)] : [];
}

/** A step's title: its own; the condition of its branches, as a question; else its sentence without the actor; else the sentence's beginning. */
function titleOf(
  raw: RawStep,
  subject: Subject | undefined,
  ways: readonly NamedWay[],
): { text: string; isWhole: boolean; isCut?: boolean } {
  if (raw.title !== undefined)
    return { text: plainTitle(raw.title).replace(/[;,]$/, ""), isWhole: raw.text === "" || raw.text === raw.title };
  const conditions = ways.filter(({ condition }) => condition !== undefined);
  const [only] = conditions;
  if (conditions.length === 1 && only?.condition !== undefined && only.condition.length <= TITLE_LENGTH)
    return { text: `${plainTitle(capital(only.condition))}?`, isWhole: false };
  const wanted = (subject ? capital(subject.predicate) : raw.text).replace(/[.;,]$/, "");
  const isOne = !/[.!?]\s/.test(wanted);
  const plain = plainTitle(wanted);
  if (isOne && plain.length <= TITLE_LENGTH) return { text: plain, isWhole: !subject?.hasDuty && plain === wanted };
  const [first = ""] = plain.split(/(?<=[.!?])\s|[;:]\s/);
  if (first.length <= TITLE_LENGTH) return { text: first.replace(/[.;,]$/, ""), isWhole: false, isCut: true };
  const words = first.slice(0, TITLE_LENGTH - 10).replace(/[\s,]+\S*$/, "");
  return { text: `${words} …`, isWhole: false, isCut: true };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function setWays(draft: Draft, all: readonly Draft[], index: number, frame: FlowFrame & { labels: Labels }, context: ImportContext): void {
  const { raw, step, ways } = draft;
  const following: PlainTarget = targetAfter(all, index, frame);
  const conditional = ways.filter(({ condition, isOtherwise }) => condition !== undefined || isOtherwise);
  if (conditional.length > 0) {
    step.isDecision = true;
    const isYesNo = conditional.filter(({ condition }) => condition !== undefined).length === 1;
    const words = pick(
      { en: { yes: "Yes", no: "No", other: "Otherwise" }, id: { yes: "Ya", no: "Tidak", other: "Selain itu" } },
      context.language,
    );
    step.next = conditional.map((way) => ({
      label: isYesNo ? (way.isOtherwise ? words.no : words.yes) : way.isOtherwise ? words.other : plainTitle(way.condition ?? ""),
      target: targetOf(way, draft, frame.labels, following, context),
    }));
    if (!conditional.some(({ isOtherwise }) => isOtherwise)) {
      step.next.push({ label: isYesNo ? words.no : words.other, target: following });
      guess(
        draft,
        context,
        { en: "otherwise it goes on to the next step", id: "selain itu lanjut ke langkah berikutnya" },
        { en: "the text names one case only", id: "teks hanya menyebut satu kemungkinan" },
        "medium",
      );
    }
    return;
  }
  const [way] = ways;
  if (way?.label !== undefined) step.next = [{ label: "", target: targetOf(way, draft, frame.labels, following, context) }];
  else if (index === all.length - 1) {
    step.next = [{ label: "", target: following }];
    context.report.guessed(
      said(
        step.number,
        frame.following === undefined
          ? { en: "the flow ends", id: "alur berakhir" }
          : { en: `goes on with “${frame.following}”`, id: `lanjut ke “${frame.following}”` },
      ),
      { en: "it is the last of its list", id: "ini langkah terakhir daftarnya" },
      "high",
      undefined,
      raw.place,
    );
  }
}

function targetAfter(all: readonly Draft[], index: number, frame: FlowFrame): PlainTarget {
  const next = all[index + 1];
  if (next) return { kind: "step", number: next.step.number };
  return frame.following === undefined ? { kind: "end" } : { kind: "flow", title: frame.following };
}

function targetOf(way: NamedWay, draft: Draft, labels: Labels, following: PlainTarget, context: ImportContext): PlainWay["target"] {
  if (way.label !== undefined) {
    const found = labels.stepOf(way.label, draft);
    if (found) return { kind: "step", number: found.step.number };
    context.report.asked(
      said(draft.step.number, {
        en: `it leads to step “${way.label}”, which is not in its list. Where does it go on?`,
        id: `menuju langkah “${way.label}” yang tidak ada dalam daftarnya. Lanjut ke mana?`,
      }),
      draft.raw.text,
      draft.raw.place,
    );
    return context.isIssued ? { kind: "unknown" } : { kind: "unread", text: way.label };
  }
  if (context.isIssued) {
    context.report.asked(
      said(draft.step.number, { en: "where does it go on otherwise?", id: "selain itu lanjut ke mana?" }),
      draft.raw.text,
      draft.raw.place,
    );
    return { kind: "unknown" };
  }
  guess(
    draft,
    context,
    way.isEnd
      ? { en: "otherwise it ends", id: "selain itu berakhir" }
      : { en: "otherwise it goes on to the next step", id: "selain itu lanjut ke langkah berikutnya" },
    { en: "the text names no step", id: "teks tidak menyebut langkah" },
    way.isEnd ? "medium" : "low",
  );
  return way.isEnd ? { kind: "end" } : following;
}

/** Steps by their labels; those of longer ones (`6.4`) also by each end of them (`4`). */
class Labels {
  readonly #whole = new Map<string, Draft[]>();
  readonly #ending = new Map<string, Draft[]>();

  constructor(drafts: readonly Draft[]) {
    for (const draft of drafts) {
      const { label } = draft.raw;
      if (label === undefined) continue;
      put(this.#whole, label, draft);
      for (let dot = label.indexOf("."); dot >= 0; dot = label.indexOf(".", dot + 1)) put(this.#ending, label.slice(dot + 1), draft);
    }
  }

  /** The first step of that label other than the one that names it, if there is any. */
  stepOf(label: string, from: Draft): Draft | undefined {
    const candidates = this.#whole.get(label) ?? this.#ending.get(label) ?? [];
    return candidates.find((other) => other !== from) ?? candidates[0];
  }
}

function put(map: Map<string, Draft[]>, label: string, draft: Draft): void {
  const before = map.get(label);
  if (before) before.push(draft);
  else map.set(label, [draft]);
}

function guess(draft: Draft, context: ImportContext, what: LocalText, why: LocalText, sure: "medium" | "low"): void {
  context.report.guessed(said(draft.step.number, what), why, sure, undefined, draft.raw.place);
  // A transcription says what the paper says: its guesses stand in the report alone.
  if (context.isIssued) return;
  const before = draft.step.reconstructed;
  const line = `${pick(what, context.language)}: ${pick(why, context.language)}`;
  draft.step.reconstructed = before === undefined ? line : `${before}\n${line}`;
}

function said(number: number, { en, id }: LocalText): LocalText {
  return { en: `step ${number}: ${en}`, id: `langkah ${number}: ${id}` };
}
