/** A piece of a document, as every word processor has it. */
export type Part =
  | { kind: "heading"; level: 1 | 2; text: string }
  | { kind: "line"; text: string; isBold?: boolean }
  | { kind: "table"; rows: readonly (readonly Part[])[][] }
  | { kind: "numbers"; items: readonly (readonly Part[])[] }
  | { kind: "bullets"; items: readonly string[] };

/** A document before a program writes it. */
export interface Shape {
  pageHeader: readonly Part[];
  body: readonly Part[];
}

export const heads = ["table", "page", "lines"] as const;
export const steps = ["list", "table", "headings"] as const;
export type HeadForm = (typeof heads)[number];
export type StepsForm = (typeof steps)[number];

const line = (text: string): Part => ({ kind: "line", text });
const bold = (text: string): Part => ({ kind: "line", text, isBold: true });
const heading = (level: 1 | 2, text: string): Part => ({ kind: "heading", level, text });
const table = (rows: readonly (readonly (string | readonly Part[])[])[]): Part => ({
  kind: "table",
  rows: rows.map((row) => row.map((cell) => (typeof cell === "string" ? [line(cell)] : cell))),
});

const head = [
  ["Document No.", "QA-SOP-021"],
  ["Title", "Return of goods"],
  ["Revision", "2"],
  ["Effective date", "1 March 2024"],
] as const;

/** Who does it, what, and what else stands there. */
const done: readonly { title: string; actor: string; text: string; inTable?: string; more: readonly Part[] }[] = [
  {
    title: "Receive",
    actor: "Clerk",
    text: "The Clerk receives the goods.",
    inTable: "Receives the goods.",
    more: [line("Photos are taken of each parcel.")],
  },
  {
    title: "Book",
    actor: "Clerk",
    text: "If the goods are damaged, go to step 4; otherwise the Clerk books them.",
    inTable: "If the goods are damaged, go to step 4; otherwise books them.",
    more: [],
  },
  {
    title: "Refund",
    actor: "Clerk",
    text: "The Clerk refunds the price.",
    inTable: "Refunds the price.",
    more: [{ kind: "bullets", items: ["in cash", "by transfer"] }],
  },
  {
    title: "Decide",
    actor: "Team leader",
    text: "The Team leader decides on the remedy.",
    inTable: "Decides on the remedy.",
    more: [],
  },
];

function stepsAs(form: StepsForm): Part[] {
  if (form === "list") return [{ kind: "numbers", items: done.map(({ text, more }) => [line(text), ...more]) }];
  if (form === "headings")
    return done.flatMap(({ title, text, more }, index) => [heading(2, `2.${index + 1} ${title}`), line(text), ...more]);
  const rows = done.map(({ actor, text, inTable = text, more }, index) => [`${index + 1}`, [line(inTable), ...more], actor]);
  return [table([["No", "Activity", "Responsible"], ...rows])];
}

function headAs(form: HeadForm): Pick<Shape, "pageHeader" | "body"> {
  if (form === "table") return { pageHeader: [line("Contoh: internal use only")], body: [table(head)] };
  if (form === "lines") return { pageHeader: [], body: head.map(([name, value]) => bold(`${name}: ${value}`)) };
  const control = head.filter(([name]) => name !== "Title").map(([name, value]) => line(`${name}: ${value}`));
  return { pageHeader: [table([["Contoh", "Return of goods", control]])], body: [] };
}

/** One procedure: its head as a table, in the page header or as bold lines; its steps as a list, a table or under headings. */
export function shapeOf(headForm: HeadForm, stepsForm: StepsForm): Shape {
  const { pageHeader, body } = headAs(headForm);
  return {
    pageHeader,
    body: [
      ...body,
      table([
        ["", "Prepared by", "Approved by"],
        ["Name", "B. S.", "C. D."],
        ["Date", "20/02/2024", "25/02/2024"],
      ]),
      heading(1, "1. Purpose"),
      line("To take returned goods back in good order."),
      heading(1, "2. Procedure"),
      ...stepsAs(stepsForm),
      heading(1, "3. Definitions"),
      line("RMA: the number of a return"),
      heading(1, "4. Records"),
      table([
        ["No", "Record", "Retention", "Custodian"],
        ["1", "Return form", "2 years", "Clerk"],
      ]),
      heading(1, "5. Revision history"),
      table([
        ["Rev", "Date", "Change"],
        ["1", "10/01/2020", "First issue"],
        ["2", "01/03/2024", "Remedy in one step"],
      ]),
    ],
  };
}
