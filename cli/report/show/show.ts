import pc from "picocolors";
import { reasonsText } from "../../../core/control/reason-text.ts";
import type { Branch, Document, Flow, Step } from "../../../core/document/document.ts";
import { fieldsInWords } from "../../../core/document/front-matter-names.ts";
import { ownText, textBeforeSections } from "../../../core/document/loose-text.ts";
import { settingsOfType } from "../../../core/document/named-in-settings.ts";
import { textOf } from "../../../core/document/position.ts";
import { visibleText } from "../../../core/document/prose/visible-text.ts";
import { fieldNames, flowHeadNames } from "../../../core/document/steps/field-names.ts";
import { type Library, titleOf } from "../../../core/library/library.ts";
import { type FramedSection, framedRole, framedSections, writtenSection } from "../../../core/library/printed-frame.ts";
import { statusNames } from "../../../core/library/registers/status-names.ts";
import type { Ending, Status } from "../../../core/library/status.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Issued } from "../../../schemas/issued.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { listItems, proseText } from "./prose-text.ts";
import { hang, pad, wrap } from "./wrap.ts";

/** A revision and what it is laid out with. */
export interface ShowInput {
  document: Document;
  issued: Issued | undefined;
  status: Status;
  library: Library;
  /** The interface's language; the document keeps its own. */
  language: Language;
  colour: boolean;
  width: number;
}

/** A controlled document for a terminal: header, stamps, approvals, then its numbered sections with each flow step by step. */
export function showDocument(input: ShowInput): string {
  const printer = new Printer(input);
  return `${[...printer.header(), ...printer.sections()].join("\n").trimEnd()}\n`;
}

class Printer {
  readonly #input: ShowInput;
  readonly #paint: ReturnType<typeof pc.createColors>;

  constructor(input: ShowInput) {
    this.#input = input;
    this.#paint = pc.createColors(input.colour);
  }

  header(): string[] {
    const { document, library, language, status, issued } = this.#input;
    const { frontMatter: front } = document;
    const word = textsIn(language).reports.show;
    const rule = "═".repeat(this.#input.width);
    const facts: [string, string | undefined][] = [
      [word.code, front.code],
      [word.revision, front.revision],
      [word.effective, front.effective],
      [word.owner, front.owner],
      [word.keywords, front.keywords?.join(", ")],
      [word.status, this.#statusText(status)],
      [word.marked, front.reconstructed && fieldsInWords(front.reconstructed, language)],
    ];
    const type = front.code === undefined ? undefined : library.documents.get(front.code)?.draft?.type;
    const troubles = document.state === "draft" && front.code !== undefined ? library.documents.get(front.code)?.draftTroubles : undefined;
    const roles = [...new Set([...Object.keys(library.settings.roles), ...Object.keys(front.approvals)])].filter(
      (role) => front.approvals[role] || settingsOfType(type, library.settings)?.approvals.includes(role),
    );
    return [
      rule,
      ...this.#bold(front.title ?? ""),
      ...this.#lines(library.settings.organisation),
      rule,
      ...facts.flatMap(([key, value]) => (value === undefined ? [] : this.#item(pad(key, 11), value))),
      "",
      ...roles.flatMap((role) => {
        const approval = front.approvals[role];
        const mark = pad(visibleText(pick(framedRole(role, library.settings, issued), language)), 18);
        if (!approval) return [`${mark}${this.#paint.dim(word.open)}`];
        const { name, position, date, evidence, evidenceFile } = approval;
        const signed = [name, position, date, evidence, evidenceFile?.path].filter(Boolean).join(", ");
        const why = troubles?.find((trouble) => trouble.role === role)?.reasons;
        return this.#item(mark, why ? `${signed} (${textsIn(language).portal.approvalNoEffect(reasonsText(why, language))})` : signed);
      }),
      ...(front.distribution.length > 0
        ? [
            "",
            ...front.distribution.flatMap(({ copy, location, number }) =>
              this.#lines(`[ ${[word.copies[copy], number, location].filter((part) => part !== undefined).join(" · ")} ]`),
            ),
          ]
        : []),
      ...(front.transcription ? ["", ...this.#lines(textsIn(language).portal.transcribedFrom(front.transcription.source))] : []),
      "",
    ];
  }

  sections(): string[] {
    const { document, library, issued } = this.#input;
    const type = document.frontMatter.code === undefined ? undefined : library.documents.get(document.frontMatter.code);
    const facts = type?.revisions.find(({ facts: held }) => held.path === document.path)?.facts ?? type?.draft;
    const framed = facts ? framedSections(facts, library.settings, issued) : [];
    const placed = new Set(framed.map(({ id }) => writtenSection(document, id)));
    const further = document.sections.filter((section) => !placed.has(section));
    const printed = framed.flatMap((section) => {
      const lines = this.#section(section);
      if (lines.length === 0 && !section.required) return [];
      const end = lines.findLastIndex((line) => line !== "") + 1;
      return [...this.#bold(`${section.number}  ${pick(section.name, this.#language())}`.trim()), "", ...lines.slice(0, end), ""];
    });
    return [
      ...this.#prose(textOf(document.lines, textBeforeSections(document))),
      ...printed,
      ...further.flatMap(({ title, body }) => [...this.#bold(title), "", ...this.#prose(textOf(document.lines, body))]),
    ];
  }

  /** The document's own language: its content is not translated. */
  #language(): Language {
    return this.#input.document.frontMatter.language ?? this.#input.library.settings.language;
  }

  #section(section: FramedSection): string[] {
    const { document } = this.#input;
    const { frontMatter: front } = document;
    const written = writtenSection(document, section.id);
    const note = written ? this.#prose(textOf(document.lines, ownText(document, written))) : [];
    const titled = (code: DocumentCode) => `${code}  ${this.#title(code) ?? ""}`.trimEnd();
    const list = (items: readonly string[]) => items.flatMap((item, index) => this.#item(`${section.number}.${index + 1}`, item));
    switch (section.from) {
      case "text":
        return written ? this.#text(textOf(document.lines, written.body).trim(), section.number) : [];
      case "flows":
        return [...note, ...document.flows.flatMap((flow) => this.#flow(flow, section.number))];
      case "references":
        return [
          ...list(front.references.map(({ standard, clause, title }) => [standard, clause, title].filter(Boolean).join(", "))),
          ...note,
        ];
      case "definitions":
        return [...list(front.definitions.map(({ term, meaning }) => `${term}: ${meaning}`)), ...note];
      case "workInstructions":
        return [...list(front.workInstructions.map(titled)), ...note];
      case "records":
        return [
          ...front.records.flatMap(({ no, code, title, retention, custodian }, index) =>
            this.#item(`${no ?? index + 1}`, [code === undefined ? title : titled(code), retention, custodian].filter(Boolean).join(" · ")),
          ),
          ...note,
        ];
      case "changes":
        return [...front.changes.flatMap((_, index) => this.#change(index)), ...note];
      case "parties":
      case "applications":
        return [...list(front[section.from]), ...note];
    }
  }

  #change(index: number): string[] {
    const { frontMatter: front } = this.#input.document;
    const entry = front.changes[index];
    const newest = index === front.changes.length - 1;
    const revision = entry?.revision ?? (newest ? front.revision : undefined) ?? "";
    const effective = entry?.effective ?? (newest ? front.effective : undefined) ?? "";
    return [`${revision}  ${effective}`, ...(entry?.summary ?? []).flatMap((line) => this.#item("  -", line))];
  }

  /** A section that is one list is counted, 5.1, 5.2 …, as it is printed. */
  #text(markdown: string, number: string): string[] {
    const items = listItems(markdown, this.#input.width - INDENT);
    return items?.flatMap((rows, index) => hang(pad(`${number}.${index + 1}`, INDENT), rows)) ?? this.#prose(markdown);
  }

  #flow(flow: Flow, number: string): string[] {
    const lost = flow.gap?.steps ? `${flow.gap.steps.first}–${flow.gap.steps.last}, ` : "";
    const gap = flow.gap ? this.#facts(`(${textsIn(this.#input.language).reports.show.gap}: ${lost}${flow.gap.why})`, 2) : [];
    const { start, keywords } = flow;
    return [
      ...this.#bold(`${number}.${flow.number}  ${flow.title}`),
      ...(start === undefined ? [] : this.#lines(`${pick(flowHeadNames.start, this.#language())}: ${start}`, 2)),
      ...(keywords.length === 0 ? [] : this.#lines(`${pick(flowHeadNames.keywords, this.#language())}: ${keywords.join(", ")}`, 2)),
      "",
      ...this.#prose(textOf(this.#input.document.lines, flow.introduction)),
      ...gap,
      ...flow.steps.flatMap((step) => this.#step(step)),
      "",
    ];
  }

  #step(step: Step): string[] {
    const language = this.#language();
    const label = (field: keyof typeof fieldNames) => pick(fieldNames[field], language);
    const facts = step.fields.map(({ field, name, value }) => {
      const below = field === "next" && step.next.kind === "branches" ? step.next.branches : field === "failure" ? step.exceptions : [];
      const ways = below.filter((way) => !("kind" in way) || way.kind === "failure");
      const said = value.value === "" && ways.length > 0 ? this.#branches(ways) : value.value;
      return `${field === undefined ? name.value : label(field)}: ${said}`;
    });
    const mark = step.reconstructed;
    return [
      ...this.#item(`${step.number}.`.padStart(5), step.title, this.#paint.bold),
      ...(mark
        ? this.#facts(`(${[textsIn(this.#input.language).reports.show.reconstructed, mark.reason].filter(Boolean).join(": ")})`, INDENT)
        : []),
      ...facts.flatMap((fact) => this.#facts(fact, INDENT)),
      ...this.#prose(textOf(this.#input.document.lines, step.text), INDENT),
    ];
  }

  #branches(branches: readonly Branch[]): string {
    return branches.map(({ label, target }) => `${label.value} → ${this.#written(target)}`).join("; ");
  }

  #written({ at: { start, end } }: Branch["target"]): string {
    return (this.#input.document.lines[start.line - 1] ?? "").slice(start.column - 1, end.column - 1);
  }

  #title(code: DocumentCode): string | undefined {
    return this.#input.issued?.frame.titles[code] ?? titleOf(this.#input.library, code);
  }

  #statusText(status: Status): string {
    const { language } = this.#input;
    const name = pick(statusNames[status.status], language);
    const { until } = textsIn(language).reports.show;
    const ahead = (status.status === "effective" || status.status === "scheduled") && status.withdrawal;
    const ending = ahead ? `; ${until.withdrawn} ${ahead.on}: ${ahead.reason}` : "";
    const dayOf = ({ on, backTo }: Ending): string => `${on}${backTo === undefined ? "" : `, ${until.backTo} ${backTo}`}`;
    const { afterwards } = status.status === "effective" ? status : {};
    if (status.status === "effective")
      return `${name}${ending}${afterwards ? `; ${until.afterwards} ${dayOf(afterwards)}: ${afterwards.reason}` : ""}`;
    if (status.status === "scheduled") return `${name} (${until.from} ${status.from})${ending}`;
    if (status.status === "superseded") return `${name} (${until.by} ${status.by}, ${status.on})`;
    if (status.status === "withdrawn")
      return `${name} (${until.on} ${dayOf(status)}: ${status.reason})${status.until === undefined ? "" : `; ${until.again} ${status.until}`}`;
    if (status.status === "cancelled") return `${name} (${until.on} ${status.on}: ${status.reason})`;
    if (status.status === "doubtful" || status.status === "invalid") return `${name}: ${reasonsText(status.reasons, language)}`;
    return name;
  }

  #prose(markdown: string, indent = 0): string[] {
    if (markdown.trim() === "") return [];
    return [...hang(" ".repeat(indent), proseText(markdown.trim(), this.#input.width - indent)), ""];
  }

  #item(mark: string, text: string, paint = (row: string) => row): string[] {
    const head = pad(mark, Math.max(INDENT, mark.trimEnd().length + 2));
    return hang(head, this.#rows(text, head.length).map(paint));
  }

  #lines(text: string, indent = 0): string[] {
    return hang(" ".repeat(indent), this.#rows(text, indent));
  }

  #facts(text: string, indent: number): string[] {
    return this.#lines(text, indent).map((row) => this.#paint.dim(row));
  }

  #bold(text: string): string[] {
    return this.#lines(text).map((row) => this.#paint.bold(row));
  }

  #rows(text: string, indent: number): string[] {
    return wrap(visibleText(text.replace(/\s*\n\s*/g, " ")), this.#input.width - indent);
  }
}

/** Columns before the text of an item or a step. */
const INDENT = 6;
