import type { Document, FieldName, Flow, Step } from "../../core/document/document.ts";
import type { ReadingContext } from "../../core/document/read-document.ts";
import { fieldNames, fieldOf } from "../../core/document/steps/field-names.ts";
import { currentFacts, type Library, titleOf } from "../../core/library/library.ts";
import { pick } from "../../languages/language.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { Language } from "../../schemas/local-text.ts";
import { fieldTexts } from "./hover.ts";
import type { EditorPoint, EditorRange } from "./places.ts";
import { CompletionItemKind } from "./protocol.ts";

/** One thing that may be written at the cursor. */
export interface Proposal {
  label: string;
  kind: CompletionItemKind;
  /** Told beside it: a title, whose it is. */
  detail?: string;
  documentation?: string;
  /** In the order offered, where names alone don't tell it. */
  sortText?: string;
  filterText: string;
  textEdit: { range: EditorRange; newText: string };
}

/** What is offered at the cursor; more might be once more is typed. */
export interface Proposals {
  isIncomplete: boolean;
  items: Proposal[];
}

const MOST = 300;

/** What may be written at a point of a text of the library. */
export function proposalsAt(document: Document, point: EditorPoint, library: Library, reading: ReadingContext): Proposals {
  const proposing = new Proposing(document, point, library, reading);
  const found = proposing.all();
  return { isIncomplete: found.length > MOST, items: found.slice(0, MOST) };
}

class Proposing {
  readonly #document: Document;
  readonly #library: Library;
  readonly #reading: ReadingContext;
  readonly #point: EditorPoint;
  readonly #before: string;
  readonly #language: Language;

  constructor(document: Document, point: EditorPoint, library: Library, reading: ReadingContext) {
    this.#document = document;
    this.#library = library;
    this.#reading = reading;
    this.#point = point;
    this.#before = (document.lines[point.line] ?? "").slice(0, point.character);
    this.#language = document.frontMatter.language ?? library.settings.language;
  }

  all(): Proposal[] {
    if (this.#point.line + 1 < this.#document.bodyFirst) return this.#inFrontMatter();
    const flow = this.#document.flows.findLast(({ at }) => at.start.line <= this.#point.line);
    const step = flow?.steps.findLast(({ at }) => at.start.line <= this.#point.line);
    if (flow && step) {
      const written = /^-[ \t]+([^:→]+?)[ \t]*:[ \t]*(.*)$/.exec(this.#before);
      if (written) return this.#valuesOf(fieldOf(written[1] as string), written[2] ?? "", flow, step);
      const branch = /^[ \t]+-[ \t]+.*(?:→|->)[ \t]*(.*)$/.exec(this.#before);
      if (branch) return this.#targets(branch[1] ?? "", flow);
      const begun = /^-[ \t]+([^:]*)$/.exec(this.#before);
      if (begun && this.#isAmongFields(step)) return this.#fields(begun[1] ?? "", step);
    }
    return this.#codes(/[\p{L}\p{N}._/-]*$/u.exec(this.#before)?.[0] ?? "");
  }

  #inFrontMatter(): Proposal[] {
    const lines = this.#document.lines.slice(0, this.#point.line + 1);
    const key = /^(\w+):/.exec(lines.findLast((line) => /^\w+:/.test(line)) ?? "")?.[1];
    const typed = /[^[\],{}:"]*$/.exec(this.#before)?.[0].replace(/^\s*(?:-\s+)?/, "") ?? "";
    if (key === "parties")
      return this.#words(
        typed,
        this.#known(({ parties }) => parties.map(({ value }) => value)),
      );
    if (key === "applications") return this.#words(typed, this.#applications());
    if (key === "workInstructions" || key === "records") return this.#codes(typed);
    return [];
  }

  /** True where the line goes on the step's list of fields, or would begin it. */
  #isAmongFields(step: Step): boolean {
    const { lines } = this.#document;
    const above = lines[this.#point.line - 1] ?? "";
    if (/^-[ \t]+[^:→]+:|^[ \t]+-[ \t]/.test(above)) return true;
    const between = lines.slice(step.at.start.line, this.#point.line);
    return (
      step.fields.every(({ name }) => name.at.start.line >= this.#point.line + 1) &&
      between.every((line) => line.trim() === "" || line.startsWith(">"))
    );
  }

  #fields(typed: string, step: Step): Proposal[] {
    const used = new Set(step.fields.map(({ field, name }) => (name.at.start.line === this.#point.line + 1 ? undefined : field)));
    return (Object.keys(fieldNames) as FieldName[])
      .filter((field) => !used.has(field))
      .map((field, index) => ({
        ...this.#proposal(
          pick(fieldNames[field], this.#language),
          typed,
          CompletionItemKind.Field,
          `${pick(fieldNames[field], this.#language)}: `,
        ),
        documentation: pick(fieldTexts[field], this.#language),
        sortText: String(index).padStart(2, "0"),
      }));
  }

  #valuesOf(field: FieldName | undefined, value: string, flow: Flow, step: Step): Proposal[] {
    const last = value.split(/,[ \t]*/).at(-1) ?? "";
    switch (field) {
      case "actor":
        return this.#words(last, [
          ...this.#document.frontMatter.parties,
          ...this.#known(({ parties }) => parties.map((party) => party.value)),
        ]);
      case "application":
        return this.#words(last, this.#applications());
      case "kpi":
        return this.#words(
          value,
          this.#known(({ flows }) => flows.flatMap(({ steps }) => steps.flatMap(({ kpi }) => kpi ?? []))),
        );
      case "rc": {
        const { code } = this.#document.frontMatter;
        return code === undefined
          ? []
          : [this.#proposal(this.#reading.scheme.formatRc(code, step.number), value, CompletionItemKind.Constant)];
      }
      case "next":
        return this.#targets(value, flow);
      case "deadline":
      case "failure": {
        const target = /(?:→|->)[ \t]*(.*)$/.exec(value)?.[1];
        return target === undefined ? [] : this.#targets(target, flow);
      }
      case "after":
        return this.#steps(/\d*$/.exec(value)?.[0] ?? "", flow);
      case "follows":
        return this.#codes(value);
      default:
        return [];
    }
  }

  #targets(typed: string, flow: Flow): Proposal[] {
    const end = pick({ en: "end", id: "selesai" }, this.#language);
    const several = /^(?:\d+(?:,[ \t]*|[ \t]+(?:dan|and)[ \t]+))+(\d*)$/.exec(typed);
    if (several) return this.#steps(several[1] ?? "", flow);
    const flows = this.#document.flows.filter((other) => other !== flow).map(({ title }) => title);
    return [
      ...this.#steps(typed, flow),
      this.#proposal(end, typed, CompletionItemKind.Keyword),
      ...flows.map((title) => this.#proposal(title, typed, CompletionItemKind.Reference)),
      ...this.#codes(typed),
    ];
  }

  #steps(typed: string, flow: Flow): Proposal[] {
    return flow.steps.map(({ number, title }) => ({
      ...this.#proposal(String(number), typed, CompletionItemKind.Reference),
      detail: title,
      sortText: String(number).padStart(6, "0"),
      filterText: `${number} ${title}`,
    }));
  }

  /** Codes; once one is written out, the RCs of its steps, too. */
  #codes(typed: string): Proposal[] {
    const { scheme, settings } = this.#reading;
    const wanted = typed.toLowerCase();
    const codes = [...this.#library.documents.keys(), ...this.#library.external.keys()];
    const near = codes.filter((code) => code.toLowerCase().includes(wanted));
    const whole = codes.find((code) => wanted.startsWith(code.toLowerCase()));
    const steps = whole === undefined || settings.rc === undefined ? [] : this.#stepsOf(whole);
    return [
      ...steps.map(({ number, title }) => ({
        ...this.#proposal(scheme.formatRc(whole as string, number), typed, CompletionItemKind.Constant),
        detail: title,
        sortText: `0${String(number).padStart(6, "0")}`,
      })),
      ...near.map((code) => {
        const title = titleOf(this.#library, code);
        const own = this.#proposal(code, typed, CompletionItemKind.File);
        return { ...own, filterText: `${code} ${title ?? ""}`, ...(title === undefined ? {} : { detail: title }) };
      }),
    ];
  }

  #stepsOf(code: DocumentCode) {
    const controlled = this.#library.documents.get(code);
    const [facts] = controlled ? currentFacts(controlled, this.#library.date) : [];
    return facts?.flows.flatMap(({ steps }) => steps) ?? [];
  }

  #applications(): string[] {
    const { applications, definitions } = this.#document.frontMatter;
    const own = definitions.filter(({ kind }) => kind === "application").map(({ term }) => term);
    return [...applications, ...own, ...this.#known((facts) => facts.applications.map(({ value }) => value))];
  }

  /** What all texts of the library that are looked at say of something. */
  #known(of: (facts: Library["files"][number]) => readonly string[]): string[] {
    return this.#library.files.flatMap(of);
  }

  #words(typed: string, words: readonly string[]): Proposal[] {
    return [...new Set(words)].map((word, index) => ({
      ...this.#proposal(word, typed, CompletionItemKind.Value),
      sortText: String(index).padStart(6, "0"),
    }));
  }

  #proposal(label: string, typed: string, kind: CompletionItemKind, newText = label): Proposal {
    const { line, character } = this.#point;
    const start = { line, character: character - typed.length };
    return { label, kind, filterText: label, textEdit: { range: { start, end: this.#point }, newText } };
  }
}
