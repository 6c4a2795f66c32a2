import { describeChange } from "../../core/compare/describe-change.ts";
import { diffDocuments } from "../../core/compare/diff.ts";
import type { Document, Section } from "../../core/document/document.ts";
import { textOf } from "../../core/document/position.ts";
import { fold } from "../../core/document/words/fold.ts";
import { findFlow } from "../../core/flow/graph/find-flow.ts";
import { plainFlow } from "../../core/flow/graph/plain-flow.ts";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import { noRevisionNamed, revisionNamed, revisionsOn, type StandingRevision } from "../../core/library/choose-revision.ts";
import { findDocument } from "../../core/library/find-document.ts";
import { citationsOfStep, followReferences, type ReferencePlace, usesOfTerm } from "../../core/library/find-references.ts";
import { type ControlledDocument, type Library, titleOf } from "../../core/library/library.ts";
import { standingWord } from "../../core/library/standing-word.ts";
import { effectiveRevision, nearestRevision, revisionBefore } from "../../core/library/status.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { dayOf } from "../read/day-of.ts";
import type {
  DocumentAnswer,
  DrawingFormat,
  FlowDrawing,
  ForceChange,
  FoundPassage,
  Language,
  ListedDocument,
  RevisionChanges,
  SopLibrary,
  Source,
  StepAnswer,
  UseAnswer,
} from "./answers.ts";
import { forceChanges } from "./force-changes.ts";
import { digestsOf, documentHeld, type KnownLibrary, libraryOn } from "./known-library.ts";
import { requireOptions } from "./require-options.ts";
import { type PassageIndex, passageIndex } from "./search-passages.ts";
import { type Asked, nothingInForce, sourceOf, sourcesOf } from "./standing.ts";
import { stepData } from "./step-data.ts";

/** How long a passage is that was found, in characters. */
const LONGEST_PASSAGE = 400;

/** The answers of a library as it was read, as of a day; what each is stands at `SopLibrary`. */
export class AskedLibrary implements SopLibrary {
  readonly root: string;
  readonly organisation: string;
  readonly date: string;
  readonly language: Language;
  readonly #held: KnownLibrary;
  readonly #library: Library;
  readonly #asked: Asked;
  readonly #indexes = new Map<boolean, Promise<PassageIndex>>();

  constructor(held: KnownLibrary, date: IsoDate, language: Language) {
    this.#held = held;
    this.#library = libraryOn(held, date);
    this.#asked = { library: this.#library, digests: digestsOf(held), language };
    this.root = held.open.root;
    this.organisation = held.open.reading.settings.organisation;
    this.date = date;
    this.language = language;
  }

  on(date: string): AskedLibrary {
    return new AskedLibrary(this.#held, dayOf(date), this.language);
  }

  documents(): ListedDocument[] {
    return [...this.#library.documents.values()].map((controlled) => this.#listed(controlled));
  }

  standing(name: string): ListedDocument {
    return this.#listed(findDocument(this.#library, name));
  }

  async document(name: string, options: { revision?: string | undefined; section?: string | undefined } = {}): Promise<DocumentAnswer> {
    requireOptions(options, ["revision", "section"]);
    const { source, document } = await this.#text(findDocument(this.#library, name), options.revision);
    const { rawFrontMatter, sections, flows, lines, bodyFirst } = document;
    const whole = { first: bodyFirst, end: lines.length + 1 };
    return {
      source,
      header: { ...rawFrontMatter },
      sections: sections.map(({ title }) => title),
      flows: flows.map(({ number, title, steps }) => ({ number, title, steps: steps.length })),
      text: textOf(lines, options.section === undefined ? whole : sectionNamed(document, options.section).body).trim(),
    };
  }

  async step(rc: string, options: { revision?: string | undefined } = {}): Promise<StepAnswer> {
    requireOptions(options, ["revision"]);
    const named = this.#held.open.reading.scheme.parseRc(rc.trim());
    if (!named) throw noRc(rc);
    const { source, document } = await this.#text(findDocument(this.#library, named.code), options.revision);
    for (const flow of document.flows) {
      const index = flow.steps.findIndex(({ number }) => number === named.step);
      const step = plainFlow(document, flow).steps[index];
      if (!step) continue;
      return { source, flow: { number: flow.number, title: flow.title }, step: stepData(step, this.#languageOf(document)) };
    }
    throw noStep(named.step, source, document);
  }

  uses(name: string): UseAnswer[] {
    const { scheme } = this.#held.open.reading;
    const rc = scheme.parseRc(name.trim());
    if (rc) return this.#uses(citationsOfStep(this.#library, rc.code, rc.step));
    const external = [...this.#library.external.keys()].find((code) => fold(code) === fold(name));
    const ofTerm = external === undefined ? usesOfTerm(this.#library, name) : [];
    if (ofTerm.length > 0) return this.#uses(ofTerm);
    const code = external ?? findDocument(this.#library, name).code;
    return this.#uses(followReferences(this.#library, code, "citedBy", 1).children.flatMap(({ places }) => places));
  }

  async search(words: string, options: { limit?: number; all?: boolean } = {}): Promise<FoundPassage[]> {
    requireOptions(options, ["limit", "all"]);
    const { limit = 20, all = false } = options;
    const known = this.#indexes.get(all) ?? this.#index(all);
    this.#indexes.set(all, known);
    return (await known).find(words, limit).map(({ source, title, step, line, text, match }) => ({
      source,
      title,
      ...(step && { step }),
      line,
      text: text.length > LONGEST_PASSAGE ? `${text.slice(0, LONGEST_PASSAGE - 1)}…` : text,
      match,
    }));
  }

  async changes(
    name: string,
    options: { from?: string | undefined; to?: string | undefined; since?: string | undefined } = {},
  ): Promise<RevisionChanges> {
    requireOptions(options, ["from", "to", "since"]);
    if (options.from !== undefined && options.since !== undefined) throw twoBeginnings();
    const controlled = findDocument(this.#library, name);
    const to = this.#choose(controlled, options.to);
    const then = options.since === undefined ? undefined : this.#earlier(options.since);
    const from = then
      ? then.#choose(findDocument(then.#library, name), undefined).revision
      : (options.from ?? this.#before(controlled, to)?.revision);
    if (from === undefined) throw nothingBefore(controlled, to);
    const [old, now] = [await this.#text(controlled, from), await this.#text(controlled, options.to)];
    const changes = diffDocuments(old.document, now.document).map((change) => {
      const { subject, what, words, weight } = describeChange(change);
      return { weight, subject: pick(subject, this.language), what: pick(what, this.language), words: [...words] };
    });
    return { from: old.source, to: now.source, changes };
  }

  changesSince(date: string): ForceChange[] {
    return forceChanges(this.#earlier(date).#asked, this.#asked);
  }

  /** As of a day that comes no later. */
  #earlier(date: string): AskedLibrary {
    const then = this.on(date);
    if (then.date > this.date) throw comesLater(then.date, this.date);
    return then;
  }

  async flow(
    name: string,
    options: { flow?: string | undefined; revision?: string | undefined; format?: DrawingFormat; layout?: "house" | "sop-ap" } = {},
  ): Promise<FlowDrawing> {
    requireOptions(options, ["flow", "revision", "format", "layout"]);
    const { source, document } = await this.#text(findDocument(this.#library, name), options.revision);
    const flow = findFlow(document, options.flow);
    const { settings } = this.#library;
    const language = this.#languageOf(document);
    const view = await viewFlow(options.format ?? "svg", {
      document,
      flow,
      language,
      status: source.status,
      standing: standingWord(source.status, language),
      layout: options.layout ?? settings.portal.layout,
      titleOf: (code) => titleOf(this.#library, code),
      width: 80,
    });
    const about = { source, flow: { number: flow.number, title: flow.title } };
    if ("content" in view) return { ...about, content: view.content, problems: [] };
    return { ...about, problems: view.problems.map(({ message }) => pick(message, this.language)) };
  }

  #listed(controlled: ControlledDocument): ListedDocument {
    const sources = sourcesOf(controlled, this.#asked);
    const inForce = sources.find((source) => source.inForce);
    const notice = nothingInForce(controlled, this.#library);
    const date = this.date as IsoDate;
    const facts = effectiveRevision(controlled, date)?.facts ?? controlled.draft ?? nearestRevision(controlled, date)?.facts;
    return {
      code: controlled.code,
      title: facts?.title ?? controlled.code,
      ...(facts?.type === undefined ? {} : { type: facts.type }),
      ...(facts?.owner === undefined ? {} : { owner: facts.owner }),
      ...(inForce && { inForce }),
      ...(notice && { notice: pick(notice, this.language) }),
      others: sources.filter((source) => !source.inForce),
    };
  }

  #choose(controlled: ControlledDocument, revision: string | undefined): StandingRevision {
    const wanted = revision === undefined ? effectiveRevision(controlled, this.#library.date)?.facts : revisionNamed(controlled, revision);
    const chosen = revisionsOn(controlled, this.#library.date).find(({ facts }) => facts === wanted);
    if (chosen) return chosen;
    if (revision !== undefined) throw noRevisionNamed(controlled, revision);
    throw this.#noneInForce(controlled);
  }

  /** The issued revision before another one; one that was in force, where there is such a one. */
  #before(controlled: ControlledDocument, to: StandingRevision): StandingRevision | undefined {
    const { base } = revisionBefore(controlled, to.issued);
    return base && revisionsOn(controlled, this.#library.date).find(({ issued }) => issued === base);
  }

  #noneInForce(controlled: ControlledDocument): UsageError {
    const { code } = controlled;
    const why = nothingInForce(controlled, this.#library);
    const there = sourcesOf(controlled, this.#asked).map(({ revision, status }) => (status === "draft" ? "draft" : revision));
    return new UsageError(
      {
        en: `Nothing of ${code} is in force on ${this.date}. ${why?.en ?? ""}`.trim(),
        id: `Tidak ada revisi ${code} yang berlaku pada ${this.date}. ${why?.id ?? ""}`.trim(),
      },
      there.length === 0
        ? undefined
        : { en: `These can be asked for by name: ${there.join(", ")}.`, id: `Yang dapat diminta dengan namanya: ${there.join(", ")}.` },
    );
  }

  async #text(controlled: ControlledDocument, revision: string | undefined): Promise<{ source: Source; document: Document }> {
    const chosen = this.#choose(controlled, revision);
    return { source: sourceOf(controlled, chosen, this.#asked), document: await documentHeld(this.#held, chosen.facts) };
  }

  async #index(all: boolean): Promise<PassageIndex> {
    const index = passageIndex();
    for (const controlled of this.#library.documents.values()) {
      for (const standing of revisionsOn(controlled, this.#library.date)) {
        if (!all && standing.status.status !== "effective") continue;
        index.add(await documentHeld(this.#held, standing.facts), sourceOf(controlled, standing, this.#asked));
      }
    }
    return index;
  }

  #uses(places: readonly ReferencePlace[]): UseAnswer[] {
    const sources = new Map<string, Source>();
    return places.flatMap(({ code, path, line, where }) => {
      const controlled = this.#library.documents.get(code);
      if (controlled && !sources.has(path)) for (const source of sourcesOf(controlled, this.#asked)) sources.set(source.path, source);
      const source = sources.get(path);
      return source ? [{ source, line, where: pick(where, this.language) }] : [];
    });
  }

  #languageOf({ frontMatter }: Document): Language {
    return frontMatter.language ?? this.#library.settings.language;
  }
}

function comesLater(since: string, date: string): UsageError {
  return new UsageError({
    en: `${since} is after ${date}, the day asked about: what changed since then nobody knows.`,
    id: `${since} sesudah ${date}, hari yang ditanyakan: apa yang berubah sejak itu belum diketahui.`,
  });
}

function twoBeginnings(): UsageError {
  return new UsageError({
    en: "Say from which revision, or since which day: not both.",
    id: "Sebutkan dari revisi mana, atau sejak hari apa: jangan keduanya.",
  });
}

function noRc(rc: string): UsageError {
  return new UsageError({ en: `“${rc}” is no RC of this library.`, id: `“${rc}” bukan RC pustaka ini.` });
}

function sectionNamed({ sections }: Document, name: string): Section {
  const found = sections.find(({ title }) => fold(title) === fold(name)) ?? sections.find(({ title }) => fold(title).includes(fold(name)));
  if (found) return found;
  const known = sections.map(({ title }) => title).join(", ");
  throw new UsageError(
    { en: `There is no section “${name}”.`, id: `Tidak ada bagian “${name}”.` },
    { en: `What there is: ${known}.`, id: `Yang ada: ${known}.` },
  );
}

function noStep(step: number, { code, revision }: Source, { flows }: Document): UsageError {
  const numbers = flows.flatMap(({ steps }) => steps.map(({ number }) => number));
  const known = numbers.length === 0 ? "–" : `${Math.min(...numbers)}–${Math.max(...numbers)}`;
  return new UsageError(
    { en: `${code} revision ${revision} has no step ${step}.`, id: `${code} revisi ${revision} tidak memiliki langkah ${step}.` },
    { en: `Its steps: ${known}.`, id: `Langkahnya: ${known}.` },
  );
}

function nothingBefore({ code }: ControlledDocument, { revision }: StandingRevision): UsageError {
  return new UsageError({
    en: `${code} has no issued revision before ${revision} to compare it with.`,
    id: `${code} tidak memiliki revisi terbit sebelum ${revision} untuk dibandingkan.`,
  });
}
