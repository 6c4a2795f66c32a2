import { fieldInWords } from "../../../core/document/front-matter-names.ts";
import { settingsOfType } from "../../../core/document/named-in-settings.ts";
import { markNames } from "../../../core/document/steps/field-names.ts";
import type { ControlledCopy } from "../../../core/library/controlled-copy.ts";
import { framedRole } from "../../../core/library/printed-frame.ts";
import { standingWord } from "../../../core/library/standing-word.ts";
import { pick } from "../../../languages/language.ts";
import type { Approval } from "../../../schemas/front-matter.ts";
import { dayInWords } from "../day-in-words.ts";
import { type FileChild, Footer, Header, PageNumber, Paragraph, Tab, type Table, TabStopType, TextRun } from "./docx-library.ts";
import type { WordInput } from "./word-input.ts";
import { cell, wordTable } from "./word-parts.ts";
import { plainRun } from "./word-prose.ts";
import type { WordPage } from "./word-size.ts";
import { styleIds, WARNING } from "./word-styles.ts";
import { wordWords } from "./word-words.ts";

/** The controlled head of each page: above it that it is not in force; whose document it is, its title, code, revision and day; below it the stamps of copies. */
export function wordHeader(input: WordInput, { textWidth }: WordPage): Header {
  const { document, revision, library, language } = input;
  const { frontMatter: front } = document;
  const t = pick(wordWords, language);
  const fact = (name: string, value: string) =>
    new Paragraph({ style: styleIds.cell, children: [plainRun(`${name}: `), plainRun(value, { bold: true })] });
  const facts = [
    fact(t.code, front.code ?? t.notStated),
    fact(t.revision, revision),
    fact(t.effective, front.effective === undefined ? t.notStated : dayInWords(language, front.effective)),
    ...(front.owner === undefined ? [] : [fact(t.owner, front.owner)]),
  ];
  const own = [cell(library.settings.organisation), cell(front.title ?? "", true)].flat();
  const stamps = front.distribution.map(({ copy, number, location }) =>
    [t.copies[copy], number === undefined ? undefined : `No. ${number}`, location].filter((part) => part !== undefined).join(" · "),
  );
  const stamp =
    stamps.length === 0
      ? []
      : [
          new Paragraph({
            style: styleIds.note,
            children: [plainRun(stamps.map((text) => `[ ${text} ]`).join("   "), { color: WARNING, bold: true })],
          }),
        ];
  const standing = standingNow(input);
  return new Header({
    children: [
      ...(standing === undefined ? [] : [new Paragraph({ children: [plainRun(standing, { color: WARNING, bold: true })] })]),
      wordTable([[own, facts]], { widths: [3, 2], hasHead: false, width: textWidth }),
      ...stamp,
      new Paragraph({ style: styleIds.note }),
    ],
  });
}

/** The foot of each page: what this copy is worth, and “page x of y”. */
export function wordFooter(input: WordInput, { textWidth }: WordPage): Footer {
  const { status, language, copy } = input;
  const t = pick(wordWords, language);
  const standing = copy === undefined ? t.uncontrolled : copyText(copy, t.copy);
  const now = standingNow(input);
  const ending =
    status.status === "effective" && status.withdrawal ? `${t.withdrawnFrom} ${dayInWords(language, status.withdrawal.on)}` : undefined;
  const text = [now ?? ending, standing].filter((part) => part !== undefined).join(" · ");
  const isMarked = copy !== undefined || now !== undefined;
  return new Footer({
    children: [
      new Paragraph({
        style: styleIds.note,
        tabStops: [{ type: TabStopType.RIGHT, position: textWidth }],
        children: [
          plainRun(text, isMarked ? { color: WARNING, bold: true } : {}),
          new TextRun({ children: [new Tab(), `${t.page} `, PageNumber.CURRENT, ` ${t.of} `, PageNumber.TOTAL_PAGES] }),
        ],
      }),
    ],
  });
}

/** What it is, where it can't be taken for what is in force. */
function standingNow({ status, language }: Pick<WordInput, "status" | "language">): string | undefined {
  return standingWord(status.status, language)?.toUpperCase();
}

/** Who approved in which role, and what proves it; roles in the type's order. */
export function wordApprovals({ document, library, issued, language, type, isSigned }: WordInput): FileChild[] {
  const { approvals } = document.frontMatter;
  const t = pick(wordWords, language);
  const wanted = settingsOfType(type, library.settings)?.approvals ?? [];
  const roles = [...wanted, ...Object.keys(approvals).filter((role) => !wanted.includes(role))];
  if (roles.length === 0) return [];
  const row = (name: string, textOf: (role: string) => string) => [cell(name, true), ...roles.map((role) => cell(textOf(role)))];
  const rows = [
    [cell(""), ...roles.map((role) => cell(pick(framedRole(role, library.settings, issued), language), true))],
    row(t.name, (role) => approvals[role]?.name ?? t.open),
    row(t.position, (role) => approvals[role]?.position ?? ""),
    row(t.date, (role) => (approvals[role] ? dayInWords(language, approvals[role].date) : "")),
  ];
  const evidence = (role: string) => evidenceInWords(approvals[role]);
  if (roles.some((role) => evidence(role) !== "")) rows.push(row(t.evidence, evidence));
  if (roles.some(isSigned)) rows.push(row(t.signed, (role) => (isSigned(role) ? `${role}.sig` : "")));
  return [approvalTable(rows, roles.length), new Paragraph({ style: styleIds.note })];
}

/** Which fields were not in the source and are still to be confirmed, a line each, which `sop import` reads again. */
export function wordMarks({ document, language }: WordInput): FileChild[] {
  const mark = pick(markNames, language);
  return (document.frontMatter.reconstructed ?? []).map(
    (path) => new Paragraph({ style: styleIds.mark, children: [plainRun(`${mark}: ${fieldInWords(path, language)}`)] }),
  );
}

function evidenceInWords(approval: Approval | undefined): string {
  return [approval?.evidence, approval?.evidenceFile?.path.replace("assets/", "")].filter((part) => part !== undefined).join(", ");
}

function approvalTable(rows: Parameters<typeof wordTable>[0], roles: number): Table {
  return wordTable(rows, { widths: [1, ...Array.from({ length: roles }, () => 2)] });
}

function copyText({ number, location }: ControlledCopy, name: string): string {
  return `${name} No. ${number} · ${location}`;
}
