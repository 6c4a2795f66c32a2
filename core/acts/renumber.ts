import type { LocalText } from "../../schemas/local-text.ts";
import { applyEdits } from "../apply-edits.ts";
import { type MatchableFlow, matchSteps, type StepPair } from "../compare/match-steps.ts";
import type { CodeScheme } from "../document/codes/code-scheme.ts";
import type { Document, Edit, Placed, Step, Target } from "../document/document.ts";
import { textOf } from "../document/position.ts";
import type { ReadingContext } from "../document/read-document.ts";
import { targetsOf } from "../document/steps/step-targets.ts";
import { counted } from "../document/words/counted.ts";
import { escapeRegExp } from "../document/words/escape.ts";
import type { ControlledDocument } from "../library/library.ts";
import { UsageError } from "../usage-error.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { setYaml } from "./write/edit-yaml.ts";
import { fileOf, overwrite, type Plan } from "./write/plan.ts";

/** What `sop renumber` was asked. */
export interface RenumberRequest {
  controlled: ControlledDocument;
  draft: Document;
  /** Drafts of other documents that cite a step of this one. */
  citing: readonly Document[];
  reading: ReadingContext;
}

/**
 * Numbers the steps of a draft 1…n again. Lanjut, Setelah, RC and citations follow, in other drafts too; how the numbers
 * of the last issued revision changed is written to `renumbered`, by which older citations are followed.
 * @throws UsageError when a number stands twice and it can't be told which step is meant, or the draft is approved
 */
export function planRenumber({ controlled, draft, citing, reading }: RenumberRequest): Plan {
  const file = fileOf(draft);
  const { code } = controlled;
  requireUnapproved(draft, code);
  requireReadSteps(draft);
  const numbers = newNumbers(draft);
  const before = controlled.revisions.at(-1)?.facts.flows ?? [];
  const entry = draft.frontMatter.changes.at(-1);
  const sameStep = matchSteps<MatchableFlow>(before, draft.flows, entry?.renumbered).steps;
  const olds = new Set(sameStep.flatMap((pair) => (pair.before && pair.after ? [pair.after.step as Step] : [])));
  const renew = numberCarrier(draft, numbers, olds);
  // Without a change log nothing tells how they changed.
  const map = entry ? renumberedMap(sameStep, numbers) : {};
  const edits = draftEdits(draft, numbers, renew, reading.scheme);
  const isMapTrue = JSON.stringify(entry?.renumbered ?? {}) === JSON.stringify(map);
  if (edits.length === 0 && isMapTrue) throw nothingToDo(draft);
  const edited = applyEdits(file.text, edits).text;
  const text = isMapTrue
    ? edited
    : editFrontMatter(edited, file.path, (yaml) => setYaml(yaml, ["changes", draft.frontMatter.changes.length - 1, "renumbered"], map));
  const others = citing
    .map((document) => ({ document, edits: citationEdits(document, code, renew, reading.scheme) }))
    .filter((other) => other.edits.length > 0);
  const [open, approved] = [others.filter((other) => !isApproved(other.document)), others.filter((other) => isApproved(other.document))];
  return {
    operations: [
      overwrite(file, text),
      ...open.map(({ document, edits: theirs }) => overwrite(fileOf(document), applyEdits(document.text, theirs).text)),
    ],
    summary: [...renumberedText(controlled, numbers, map), ...open.map(citationsFollow)],
    next: [...approved.map(({ document }) => leftApproved(document)), ...meantOf(numbers, olds), ...inWords(draft)],
    message: `${code}: number the steps again`,
  };
}

/** How the numbers of the last issued revision changed: old → new. */
function renumberedMap(sameStep: readonly StepPair<MatchableFlow>[], numbers: ReadonlyMap<Step, number>): Record<string, string> {
  return Object.fromEntries(
    sameStep.flatMap(({ before, after }) => {
      const number = after && numbers.get(after.step as Step);
      return before && number !== undefined && number !== before.step.number ? [[String(before.step.number), String(number)]] : [];
    }),
  );
}

function renumberedText(
  { code, revisions }: ControlledDocument,
  numbers: ReadonlyMap<Step, number>,
  map: Readonly<Record<string, string>>,
): LocalText[] {
  const moved = [...numbers].filter(([step, number]) => step.number !== number);
  const hasMap = Object.keys(map).length > 0;
  const inForce = revisions.at(-1)?.revision;
  return [
    ...(moved.length === 0
      ? []
      : [
          {
            en: `${code}: another number for ${moved.length} of ${counted(numbers.size, "step")} (${listed(moved)}).`,
            id: `${code}: ${moved.length} dari ${numbers.size} langkah bernomor baru (${listed(moved)}).`,
          },
        ]),
    ...(hasMap
      ? [
          {
            en: `The change log says which numbers of revision ${inForce} became which.`,
            id: `Catatan perubahan memuat nomor revisi ${inForce} yang menjadi nomor baru.`,
          },
        ]
      : []),
    ...(moved.length === 0 && !hasMap
      ? [
          {
            en: `${code}: the change log no longer says that numbers changed.`,
            id: `${code}: catatan perubahan tidak lagi menyebut perubahan nomor.`,
          },
        ]
      : []),
  ];
}

function citationsFollow({ document: { path }, edits }: { document: Document; edits: readonly Edit[] }): LocalText {
  const follow = edits.length === 1 ? "follows" : "follow";
  return { en: `${path}: ${counted(edits.length, "citation")} ${follow}.`, id: `${path}: ${edits.length} rujukan ikut disesuaikan.` };
}

function leftApproved({ path }: Document): LocalText {
  return {
    en: `${path} cites its steps and is approved already, so it was left as it is.`,
    id: `${path} merujuk langkahnya dan sudah disetujui, sehingga dibiarkan.`,
  };
}

function requireUnapproved(document: Document, code: string): void {
  if (!isApproved(document)) return;
  throw new UsageError(
    {
      en: `The draft of ${code} is approved; other numbers would make that void.`,
      id: `Draf ${code} sudah disetujui; nomor baru akan membatalkannya.`,
    },
    { en: `First: sop reject ${code} --as ROLE --reason ….`, id: `Lebih dahulu: sop reject ${code} --as PERAN --reason ….` },
  );
}

/** Numbers run on over a step that a slip hides: whatever comes after would be renamed, here and where it is cited. */
function requireReadSteps({ path, problems }: Document): void {
  const hidden = problems.find(({ kind, slip }) => kind !== "frontMatter" && slip !== undefined);
  if (!hidden) return;
  const { at, message, fix } = hidden;
  const place = `${path}:${at.start.line}:${at.start.column}`;
  throw new UsageError(
    {
      en: `${place}  ${message.en} Steps are numbered once all of them can be read.`,
      id: `${place}  ${message.id} Langkah dinomori setelah semuanya dapat dibaca.`,
    },
    fix,
  );
}

function isApproved({ frontMatter }: Document): boolean {
  return Object.keys(frontMatter.approvals).length > 0;
}

function newNumbers({ flows }: Document): Map<Step, number> {
  return new Map(flows.flatMap(({ steps }) => steps).map((step, index) => [step, index + 1]));
}

/** Old number → new, as arrows and citations mean it: where a number stands twice, the step that was there before. */
function numberCarrier(document: Document, numbers: ReadonlyMap<Step, number>, olds: ReadonlySet<Step>): (number: number) => number {
  const meant = new Map<number, number>();
  for (const [number, steps] of Map.groupBy(numbers.keys(), (step) => step.number)) {
    const before = steps.filter((step) => olds.has(step));
    const [one, other] = before.length > 0 ? before : steps;
    if (other) throw twice(document, number, steps);
    meant.set(number, numbers.get(one as Step) as number);
  }
  return (number) => meant.get(number) ?? number;
}

type Renew = (number: number) => number;

function draftEdits(document: Document, numbers: ReadonlyMap<Step, number>, renew: Renew, scheme: CodeScheme): Edit[] {
  const code = document.frontMatter.code ?? "";
  const ofSteps = [...numbers].flatMap(([step, number]) => {
    const rc = step.rc && scheme.parseRc(step.rc.value);
    return [
      ...headingEdit(document, step, number),
      ...(step.rc && rc?.code === code && rc.step === step.number ? [{ at: step.rc.at, text: scheme.formatRc(code, number) }] : []),
      ...targetsOf(step).flatMap((target) => targetEdit(document, target, renew)),
      ...(step.after[0] ? [numbersEdit(document, step.after[0].at, renew)] : []),
    ];
  });
  return [...ofSteps, ...citationEdits(document, code, renew, scheme)].filter((edit) => edit.text !== textAt(document, edit.at));
}

function headingEdit({ lines }: Document, step: Step, number: number): Edit[] {
  const { line } = step.at.start;
  const match = /^(####[ \t]+)(\d+)\./.exec(lines[line - 1] ?? "");
  if (!match) return [];
  const [, marks = "", old = ""] = match;
  const column = marks.length + 1;
  return [{ at: { start: { line, column }, end: { line, column: column + old.length } }, text: String(number) }];
}

/** RCs among the targets are citations too, and are changed as such. */
function targetEdit(document: Document, { value, at }: Placed<Target>, renew: Renew): Edit[] {
  return value.kind === "step" || value.kind === "parallel" ? [numbersEdit(document, at, renew)] : [];
}

function numbersEdit(document: Document, at: Edit["at"], renew: Renew): Edit {
  return { at, text: textAt(document, at).replace(/\d+/g, (number) => String(renew(Number(number)))) };
}

/** Citations of a step by its RC; one that names a revision means that revision's number. */
function citationEdits(document: Document, code: string, renew: Renew, scheme: CodeScheme): Edit[] {
  const citations = document.citations.filter(
    (citation) => citation.code === code && citation.step !== undefined && citation.revision === undefined,
  );
  const places = Map.groupBy(citations, ({ at }) => JSON.stringify(at));
  return [...places.values()].flatMap((found) => {
    const [first] = found;
    if (!first) return [];
    const steps = new Map(found.map(({ text, step }) => [text, scheme.formatRc(code, renew(step as number))]));
    const old = textAt(document, first.at);
    const pattern = new RegExp([...steps.keys()].map((text) => `${escapeRegExp(text)}(?!\\d)`).join("|"), "g");
    // In the body the place is the citation, however it is written; a value of the frontmatter may say more.
    const text = first.in.kind === "frontMatter" ? old.replace(pattern, (rc) => steps.get(rc) ?? rc) : (steps.get(first.text) ?? old);
    return text === old ? [] : [{ at: first.at, text }];
  });
}

function textAt({ lines }: Document, { start, end }: Edit["at"]): string {
  if (start.line === end.line) return (lines[start.line - 1] ?? "").slice(start.column - 1, end.column - 1);
  const inner = textOf(lines, { first: start.line, end: end.line + 1 });
  const tail = (lines[end.line - 1] ?? "").length - (end.column - 1);
  return inner.slice(start.column - 1, inner.length - tail);
}

function listed(moved: readonly (readonly [Step, number])[]): string {
  const shown = moved.slice(0, 6).map(([step, number]) => `${step.number} → ${number}`);
  return [...shown, ...(moved.length > shown.length ? ["…"] : [])].join(", ");
}

/** Where a number stood twice, arrows to it went on to the step that was there before. */
function meantOf(numbers: ReadonlyMap<Step, number>, olds: ReadonlySet<Step>): Plan["next"] {
  return [...Map.groupBy(numbers.keys(), (step) => step.number)].flatMap(([number, steps]) => {
    const old = steps.length > 1 ? steps.find((step) => olds.has(step)) : undefined;
    if (!old) return [];
    return [
      {
        en: `Number ${number} stood twice: arrows to it lead to “${old.title}”, now ${numbers.get(old)}. Lead one to the new step.`,
        id: `Nomor ${number} tertulis dua kali: panah ke sana menuju “${old.title}”, kini ${numbers.get(old)}. Arahkan satu ke langkah baru.`,
      },
    ];
  });
}

/** Numbers told in words can't be followed: they are shown, to be read by a person. */
function inWords({ lines, bodyFirst, path }: Document): Plan["next"] {
  const found = lines.flatMap((line, index) =>
    index >= bodyFirst - 1 && /\b(?:langkah|step)s?[ \t]+\d+/i.test(line) ? [`${path}:${index + 1}`] : [],
  );
  if (found.length === 0) return [];
  const places = [...found.slice(0, 5), ...(found.length > 5 ? ["…"] : [])].join(", ");
  return [{ en: `Numbers in prose were left: read ${places}.`, id: `Nomor dalam kalimat tidak diubah: periksa ${places}.` }];
}

function twice({ path }: Document, number: number, steps: readonly Step[]): UsageError {
  const list = steps.map(({ title, at }) => `  ${path}:${at.start.line}  ${title}`).join("\n");
  return new UsageError(
    {
      en: `Step ${number} is there ${steps.length} times, and arrows to it could mean either:\n${list}`,
      id: `Langkah ${number} ada ${steps.length} kali, sehingga panah ke sana tidak jelas:\n${list}`,
    },
    {
      en: "Give the new one a number that no other step has, such as 901.",
      id: "Beri langkah yang baru nomor yang belum dipakai, misalnya 901.",
    },
  );
}

function nothingToDo({ path }: Document): UsageError {
  return new UsageError({ en: `The steps of ${path} run 1…n already.`, id: `Langkah-langkah ${path} sudah bernomor 1…n.` });
}
