import type { Range } from "../../../schemas/finding.ts";
import type { LibrarySettings } from "../../../schemas/library-settings.ts";
import { applyEdits } from "../../apply-edits.ts";
import type { Document, Edit, Problem, Step } from "../../document/document.ts";
import { type ReadingContext, readDocument } from "../../document/read-document.ts";
import { fieldOf } from "../../document/steps/field-names.ts";
import { meantField } from "../../document/steps/meant-field.ts";
import { areStepsUnread } from "../../document/steps/steps-told.ts";
import { isBroken } from "../../document/yaml/yaml-problems.ts";
import { type Finding, isOfControl } from "../../finding.ts";

/** A document as it reads with its slips put right, and where these are told. */
interface AsMeant {
  document: Document;
  slips: readonly Range[];
}

/** A slip put right, and where it is told. */
interface Mended {
  at: Range;
  edit: Edit;
}

/**
 * A document with each mistyped key of its frontmatter and field of a step put right, and each heading, mark and field that is read as
 * text for a sign too many or missing, where that is an error by itself (SOP101, SOP102, SOP407) which names the right one. Undefined
 * where nothing is mistyped, or the library lowers that error: then nothing is passed over.
 */
export function asMeant(document: Document, reading: ReadingContext): AsMeant | undefined {
  const { rules } = reading.settings;
  const mended = [...slipEdits(document, rules), ...fieldEdits(document, rules)];
  if (mended.length === 0) return undefined;
  const { text } = applyEdits(
    document.text,
    mended.map(({ edit }) => edit),
  );
  return { document: readDocument({ ...document, text }, reading), slips: mended.map(({ at }) => at) };
}

/** What is told of a document: what is found of it as it was meant too, and its slips. What else only follows from these would bury them. */
export function withoutConsequences(found: readonly Finding[], asItWasMeant: readonly Finding[], { slips }: AsMeant): Finding[] {
  const nameOf = ({ rule, key }: Finding) => `${rule} ${key}`;
  const stays = new Set(asItWasMeant.map(nameOf));
  const known = new Set(found.map(nameOf));
  // A reading in which words go unread that did not before is not what was meant.
  if (asItWasMeant.some((finding) => ofForm.has(finding.rule) && !known.has(nameOf(finding)))) return [...found];
  const isSlip = ({ rule, at }: Finding) => telling.has(rule) && slips.some((slip) => isSame(slip, at));
  // Who signed and what changed is asked for whatever the slip.
  const isControl = ({ rule, severity }: Finding) => isOfControl(rule) && severity === "error";
  return found.filter((finding) => isControl(finding) || isSlip(finding) || stays.has(nameOf(finding)));
}

/** Whether YAML can't read the keys, which is an error by itself (SOP101): there is no telling what was meant, nor what follows. */
export function areKeysUnread({ problems }: Document, levels: LibrarySettings["rules"]): boolean {
  return isError("SOP101", levels) && isBroken(problems);
}

/**
 * Keys of the frontmatter whose value can't be used, whole or in part, where that is an error by itself (SOP101); and `steps`, where
 * some are read as text.
 */
export function unreadParts(document: Document, levels: LibrarySettings["rules"]): ReadonlySet<string> {
  const keys = isError("SOP101", levels) ? document.problems.flatMap(({ leftOut }) => leftOut ?? []) : [];
  return new Set(areStepsUnread(document, levels) ? [...keys, "steps"] : keys);
}

function isSame(one: Range, other: Range): boolean {
  return one.start.line === other.start.line && one.start.column === other.start.column;
}

type Telling = "SOP101" | "SOP102" | "SOP407";

/** The rules that tell slips, by what of a text they are about. */
const tellingOf: Partial<Record<Problem["kind"], Telling>> = { frontMatter: "SOP101", text: "SOP102", field: "SOP407" };
const telling: ReadonlySet<string> = new Set(Object.values(tellingOf));
/** The rules by which words go unread, or stand where none are expected. */
const ofForm: ReadonlySet<string> = new Set([...telling, "SOP103"]);

function isError(rule: Telling, levels: LibrarySettings["rules"]): boolean {
  return (levels[rule] ?? "error") === "error";
}

function slipEdits({ problems }: Document, levels: LibrarySettings["rules"]): Mended[] {
  return problems.flatMap(({ kind, at, slip }) => {
    const rule = tellingOf[kind];
    return slip?.edit && rule && isError(rule, levels) ? [{ at, edit: slip.edit }] : [];
  });
}

function fieldEdits({ flows }: Document, levels: LibrarySettings["rules"]): Mended[] {
  return isError("SOP407", levels) ? flows.flatMap(({ steps }) => steps.flatMap(mistypedFields)) : [];
}

function mistypedFields({ fields }: Step): Mended[] {
  const there = new Set(fields.map(({ field }) => field));
  return fields.flatMap(({ field, name }) => {
    const meant = field === undefined ? meantField(name.value) : undefined;
    const asField = meant === undefined ? undefined : fieldOf(meant);
    if (meant === undefined || there.has(asField)) return [];
    there.add(asField);
    return [{ at: name.at, edit: { at: name.at, text: meant } }];
  });
}
