import type { IsoDate } from "../../../schemas/iso-date.ts";
import { type Block, type Cell, cellText, linesOf, type Table } from "../blocks.ts";
import { findDate } from "../dates.ts";
import { defineRecogniser, type ImportContext } from "../import-context.ts";
import { bareName, meaningIn, type RoleName, roleNames } from "../names.ts";

/** Who signed the paper in a role. */
export interface PaperApproval {
  name?: string;
  position?: string;
  date?: IsoDate;
}

export type PaperApprovals = Partial<Record<RoleName, PaperApproval>>;

const fields = {
  name: ["name", "nama", "names"],
  position: ["position", "jabatan", "function", "title", "fungsi"],
  date: ["date", "tanggal", "tgl", "day"],
  signature: ["signature", "tanda tangan", "ttd", "paraf", "signed"],
} as const;

/** Who prepared, checked and approved: a table with the roles as columns or as rows. */
export const approvalsRecogniser = defineRecogniser<PaperApprovals>({
  name: "approvals",
  examples: [
    {
      source: "| | Author | Approver |\n| --- | --- | --- |\n| Name / date | D. Controller 20/02/2024 | A. Approver 25/02/2024 |",
      gives: { prepared: { name: "D. Controller", date: "2024-02-20" }, approved: { name: "A. Approver", date: "2024-02-25" } },
    },
    {
      source:
        "| Dibuat oleh | Disetujui oleh |\n| --- | --- |\n| Nama: B. S. | Nama: C. D. |\n| Jabatan: Staf Mutu | Jabatan: Manajer |\n| 3 Mei 2023 | 4 Mei 2023 |",
      gives: {
        prepared: { name: "B. S.", position: "Staf Mutu", date: "2023-05-03" },
        approved: { name: "C. D.", position: "Manajer", date: "2023-05-04" },
      },
    },
    {
      source:
        "| | Nama | Jabatan | Tanggal |\n| --- | --- | --- | --- |\n| Disusun | B. S. | Staf | 2023-05-03 |\n| Disahkan | C. D. | Manajer | 2023-05-04 |",
      gives: {
        prepared: { name: "B. S.", position: "Staf", date: "2023-05-03" },
        approved: { name: "C. D.", position: "Manajer", date: "2023-05-04" },
      },
    },
  ],
  read(blocks, context) {
    const approvals: PaperApprovals = {};
    const rest: Block[] = [];
    for (const block of blocks) {
      const found = block.kind === "table" ? (readColumns(block, context) ?? readRows(block, context)) : undefined;
      if (!found) rest.push(block);
      else Object.assign(approvals, found);
    }
    return { value: approvals, rest };
  },
});

const roleOf = (cell: Cell | undefined) => meaningIn(roleNames, cellText(cell));

function readColumns(table: Table, context: ImportContext): PaperApprovals | undefined {
  const [head, ...rows] = table.rows;
  const roles = head?.map(roleOf) ?? [];
  if (!head || roles.filter((role) => role !== undefined).length < 2) return undefined;
  const approvals: PaperApprovals = {};
  roles.forEach((role, column) => {
    if (role === undefined) return;
    const approval: PaperApproval = {};
    for (const row of rows) {
      const label = column === 0 || roles[0] !== undefined ? "" : cellText(row[0]);
      for (const line of linesOf(row[column]?.blocks ?? [])) readInto(approval, label, line, context);
    }
    if (Object.keys(approval).length > 0) approvals[role] = inOrder(approval);
    say(role, [head[column], ...rows.map((row) => row[column])].map(cellText).join(" "), table, context);
  });
  const labels = roles[0] === undefined ? rows.map((row) => cellText(row[0])).filter((text) => text !== "") : [];
  if (labels.length > 0)
    context.report.kept(
      { en: "names of rows in the table of approvals", id: "nama baris tabel persetujuan" },
      labels.join(" "),
      table.place,
    );
  return approvals;
}

function readRows(table: Table, context: ImportContext): PaperApprovals | undefined {
  const roles = table.rows.map((row) => roleOf(row[0]));
  if (roles.filter((role) => role !== undefined).length < 2) return undefined;
  const [head] = table.rows;
  const labels = roles[0] === undefined ? (head ?? []).map(cellText) : [];
  const approvals: PaperApprovals = {};
  table.rows.forEach((row, index) => {
    const role = roles[index];
    if (role === undefined) return;
    const approval: PaperApproval = {};
    row.slice(1).forEach((cell, at) => {
      for (const line of linesOf(cell.blocks)) readInto(approval, labels[at + 1] ?? "", line, context);
    });
    if (Object.keys(approval).length > 0) approvals[role] = inOrder(approval);
    say(role, row.map(cellText).join(" "), table, context);
  });
  if (labels.length > 0)
    context.report.kept(
      { en: "names of columns in the table of approvals", id: "nama kolom tabel persetujuan" },
      labels.join(" "),
      table.place,
    );
  return approvals;
}

/** A line of a signature's cell: a date by its form, else what its label says, else first the name, then the position. */
function readInto(approval: PaperApproval, label: string, line: string, { order, report }: ImportContext): void {
  const own = /^\(?([^:]{2,20}):\s*(.*)$/.exec(line);
  const ownField = own ? fieldIn(own[1] as string) : undefined;
  let text = ownField === undefined ? line : (own?.[2] ?? "");
  const found = findDate(text, order);
  if (found) {
    text = text.replace(found.source, " ");
    if (found.date !== undefined) approval.date ??= found.date;
    else
      report.asked(
        { en: `a date of approval: which day is “${found.source}”?`, id: `tanggal persetujuan: hari apakah “${found.source}”?` },
        line,
      );
  }
  text = text.replace(/[\s,;/()]+$|^[\s,;/()]+/g, "").replace(/\s+/g, " ");
  const field = ownField ?? fieldIn(label);
  if (text === "" || field === "signature" || /^[._…\-\s]+$/.test(text)) return;
  if (field === "position" || (field === undefined && approval.name !== undefined)) approval.position ??= text;
  else if (field !== "date") approval.name ??= text;
}

function fieldIn(label: string): keyof typeof fields | undefined {
  const bare = bareName(label);
  const [first = ""] = bare.split(/\s*[/&,]\s*/);
  return (Object.keys(fields) as (keyof typeof fields)[]).find((field) => (fields[field] as readonly string[]).includes(first));
}

function say(role: RoleName, source: string, table: Table, { report }: ImportContext): void {
  report.kept({ en: `approval of the paper: ${role}`, id: `persetujuan pada kertas: ${role}` }, source, table.place);
}

function inOrder({ name, position, date }: PaperApproval): PaperApproval {
  return { ...(name !== undefined && { name }), ...(position !== undefined && { position }), ...(date !== undefined && { date }) };
}
