import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import type { Cell } from "../../core/library/registers/register.ts";
import type { LibrarySettingsInput } from "../../schemas/library-settings.ts";
import { type Files, hold, issuedText, life, record, rules, tells, text } from "../acts/plans/planned.ts";

/** What registers say of small libraries, on the days around which something changes, in both languages. */

type Settings = Partial<LibrarySettingsInput>;

/** The usual types, with these beside or instead. */
const withTypes = (types: Record<string, object>): Settings => ({
  types: Object.fromEntries(
    Object.entries({ ...rules.types, ...types }).map(([key, own]) => [key, { ...rules.types?.[key], ...own }]),
  ) as never,
});
const yearly = withTypes({ P: { reviewEvery: "12 months", keepSuperseded: "5 years" } });

const cy = "{ name: Cy Cd, position: QMR }";
const event = (name: string, date: string, more = "") =>
  `- event: ${name}\n  date: ${date}\n  by: ${cy}\n${more === "" ? "" : `  ${more}\n`}`;
const handed = (copy: string, date: string, more: string) =>
  event("copy-issued", date, `copy: ${copy}\n  ${more.replaceAll("; ", "\n  ")}`);
const back = (copy: string, date: string, more: string) =>
  event("copy-recalled", date, `copy: ${copy}\n  ${more.replaceAll("; ", "\n  ")}`);

const shown = (cell: NonNullable<Cell>) => (typeof cell === "object" ? `${cell.value} (${cell.id} / ${cell.en})` : String(cell));

/** Rows of these registers, on each of these days. */
function said(names: string, days: string, files: Files, settings: Settings = {}): string {
  return days
    .split(" ")
    .flatMap((date) => {
      const { library } = hold(files, { date, settings });
      return names.split(" ").flatMap((name) => {
        const kind = registerKinds.find((own) => own.name === name);
        if (!kind) throw new Error(`no register ${name}`);
        return makeRegister(kind, library).rows.map(({ cells, about }) => {
          const told = Object.entries(cells).flatMap(([key, cell]) => (cell === undefined ? [] : [`${key}: ${shown(cell)}`]));
          const of = about ? ` <${[about.code, about.revision, about.step].filter((part) => part !== undefined).join(" ")}>` : "";
          return `${date} ${name} | ${told.join(" | ")}${of}`;
        });
      });
    })
    .join("\n");
}

const draft = (code: string, revision: string, written: Parameters<typeof text>[2] = {}): Files => ({
  [`${code}/draft.md`]: text(code, revision, written),
});
const events = (code: string, ...entries: string[]): Files => ({ [`${code}/events.yaml`]: entries.join("") });

const three = life("P-01", { "00": "2026-01-10 2026-02-01", "01": "2026-02-20 2026-03-01", "02": "2026-02-25 2026-04-01" });

tells(
  "day by day",
  {
    "the master list as revisions follow each other": () =>
      said("documents", "2026-01-09 2026-01-10 2026-01-31 2026-02-01 2026-02-19 2026-02-20 2026-02-25 2026-03-01 2026-04-01", {
        ...three,
        ...draft("P-01", "03"),
      }),
    "a draft alone, of a known type and of none": () =>
      said("documents approvals structure waiting", "2026-01-01", {
        ...draft("P-01", "00", { more: "owner: QMR" }),
        ...draft("Q-01", "00"),
      }),
    "withdrawn with a revision that was cancelled, and one that was still to come": () =>
      said(
        "documents structure records copies waiting",
        "2026-02-25 2026-03-20 2026-05-01",
        {
          ...life(
            "P-01",
            { "00": "2026-01-10", "01": "2026-02-10 2026-04-01", "02": "2026-02-20 2026-04-20" },
            { more: "distribution: [{ copy: master, location: QMR }]" },
          ),
          ...events(
            "P-01",
            event("cancelled", "2026-02-25", 'revision: "01"\n  reason: Not ready'),
            event("withdrawn", "2026-03-20", "reason: Not needed"),
          ),
        },
        yearly,
      ),
    "going to be withdrawn, and reinstated, beside a revision that is to come": () =>
      said("documents", "2026-03-04 2026-03-05 2026-03-06 2026-03-20 2026-04-01 2026-04-15", {
        ...life("P-01", { "00": "2026-01-10", "01": "2026-03-01 2026-04-10" }),
        ...events(
          "P-01",
          event("withdrawn", "2026-03-20", "recorded: 2026-03-05\n  reason: Not needed"),
          event("reinstated", "2026-04-01", "recorded: 2026-03-06\n  reason: Needed"),
          event("withdrawn", "2026-04-15", "recorded: 2026-03-07\n  reason: Over"),
        ),
      }),
    "withdrawn, and reinstated": () =>
      said(
        "documents records reviews copies",
        "2026-04-30 2026-05-01 2026-05-31 2026-06-01",
        {
          ...life("P-01", { "00": "2026-01-10", "01": "2026-02-10" }, { more: "distribution: [{ copy: master, location: QMR }]" }),
          ...events(
            "P-01",
            event("withdrawn", "2026-05-01", "reason: Not needed\n  replacedBy: P-02"),
            event("reinstated", "2026-06-01", "reason: Needed"),
          ),
        },
        yearly,
      ),
    "cancelled before it came into force": () =>
      said("documents copies waiting", "2026-02-24 2026-02-25 2026-04-01", {
        ...life(
          "P-01",
          { "00": "2026-01-10", "01": "2026-02-10 2026-04-01" },
          { more: "distribution: [{ copy: controlled, number: 7, location: Shop }]" },
        ),
        ...events("P-01", event("cancelled", "2026-02-25", 'revision: "01"\n  reason: Too soon')),
      }),
    "a text that is no longer what was issued": () => {
      const files = life("P-01", { "00": "2026-01-10" }, { more: "records: [{ title: Log, retention: 1 year, custodian: QMR }]" });
      const changed = { ...files, "P-01/rev-00.md": `${files["P-01/rev-00.md"]}More.\n` };
      return said("documents records reviews structure flows waiting", "2026-12-20", changed, yearly);
    },
    "an issue of another role's": () => {
      const files = life("P-01", { "00": "2026-01-10" });
      const whole = (files["P-01/rev-00.md"] ?? "").replaceAll("2026-01-10T08", "2026-01-11T08");
      return said("documents copies structure", "2026-03-01", {
        ...files,
        "P-01/rev-00.md": whole,
        "P-01/rev-00/issued.yaml": record("2026-01-10", whole),
      });
    },
    "an earlier revision that only the change log names": () =>
      said(
        "documents",
        "2019-12-31 2020-01-01 2026-01-09 2026-01-10",
        life(
          "P-01",
          { "02": "2026-01-10" },
          {
            changes:
              '  - summary: ["Now"]\n  - revision: "01"\n    effective: 2021-05-01\n    summary: ["Then"]\n  - revision: "00"\n    effective: 2020-01-01\n    summary: ["First"]',
          },
        ),
      ),
    "a review on the days around sixty before, and around the last": () =>
      said(
        "reviews waiting",
        "2026-11-10 2026-11-11 2027-01-08 2027-01-09 2027-01-10 2027-01-11 2027-01-12",
        life("P-01", { "00": "2026-01-10" }),
        yearly,
      ),
    "reviews by the day they are due, not by code; a type without interval has none": () =>
      said(
        "reviews",
        "2026-06-30",
        {
          ...life("P-01", { "00": "2026-03-31" }),
          ...life("P-02", { "00": "2026-01-31" }),
          ...life("P-03", { "00": "2026-02-01" }),
          ...life("W-01", { "00": "2026-01-01" }),
        },
        withTypes({ P: { reviewEvery: "1 month" } }),
      ),
    "a review counts from its day on, and not before an issue that came after it": () =>
      said(
        "reviews",
        "2026-04-30 2026-05-01 2026-06-10",
        {
          ...life("P-01", { "00": "2026-01-10", "01": "2026-06-01" }),
          ...events("P-01", event("reviewed", "2026-05-01", "result: keep"), event("reviewed", "2026-04-15", "result: keep")),
        },
        yearly,
      ),
    "a review that asks for a revision, until one is issued": () =>
      said(
        "waiting",
        "2026-04-30 2026-05-01 2026-05-31 2026-06-01",
        {
          ...life("P-01", { "00": "2026-01-10", "01": "2026-06-01 2026-07-01" }),
          ...events("P-01", event("reviewed", "2026-05-01", "result: revise\n  remark: Too long")),
        },
        yearly,
      ),
    "a later review takes back that a revision is asked for": () =>
      said(
        "waiting",
        "2027-04-20",
        {
          ...life("P-01", { "00": "2026-01-10" }),
          ...events("P-01", event("reviewed", "2026-05-01", "result: revise"), event("reviewed", "2026-05-02", "result: keep")),
        },
        yearly,
      ),
    "a revision that is asked for is not, while one is drafted": () =>
      said(
        "waiting",
        "2026-05-02",
        {
          ...life("P-01", { "00": "2026-01-10" }),
          ...draft("P-01", "01"),
          ...events("P-01", event("reviewed", "2026-05-01", "result: revise")),
        },
        { ...yearly, people: [{ name: "Cy Cd", position: "QMR" }] },
      ),
    "whom a review waits for": () => {
      const people = [
        { name: "Ann Ab", position: "Writer" },
        { name: "Bo Bc", position: "Head", until: "2026-12-19" as never },
        { name: "Cy Cd", position: "QMR" },
        { name: "Di De", position: "Head" },
        { name: "Ed Ef", position: "Clerk", until: "2026-12-20" as never },
      ];
      const owned = (code: string, owner: string) => life(code, { "00": "2026-01-10" }, owner === "" ? {} : { more: `owner: ${owner}` });
      const files = {
        ...owned("P-01", "Head"),
        ...owned("P-02", "Ann Ab"),
        ...owned("P-03", "Clerk"),
        ...owned("P-04", "Board"),
        ...owned("P-05", ""),
        ...owned("P-06", ""),
        ...events("P-06", `- event: reviewed\n  date: 2025-12-30\n  by: { name: Ann Ab, position: Writer }\n  result: keep\n`),
        ...owned("P-07", ""),
        ...events("P-07", `- event: reviewed\n  date: 2025-12-30\n  by: { name: Gone, position: Writer }\n  result: keep\n`),
      };
      return [
        said("waiting", "2026-12-20 2026-12-21", files, { ...yearly, people }),
        "nobody is listed",
        said("waiting", "2026-12-20", files, yearly),
        "others are listed",
        said("waiting", "2026-12-20", files, { ...yearly, people: [{ name: "Zed", position: "Zero" }] }),
      ].join("\n");
    },
    "whom a draft waits for": () => {
      const people = [
        { name: "Ann Ab", position: "QMR" },
        { name: "Cy Cd", position: "QMR", until: "2026-03-01" as never },
        { name: "Di De", position: "QMR" },
      ];
      const signed = (role: string, name: string, position: string) =>
        `approvals: { ${role}: { name: ${name}, position: ${position}, date: 2026-01-01 } }`;
      const first = { more: signed("prepared", "Ann Ab", "Writer") };
      const files = {
        ...draft("P-01", "00", first),
        ...draft("P-02", "00"),
        ...draft("P-03", "00", { more: signed("approved", "Cy Cd", "QMR") }),
        ...draft("P-04", "00", {
          more: "approvals:\n  prepared: { name: Ann Ab, position: Writer, date: 2026-01-01 }\n  approved: { name: Di De, position: QMR, date: 2026-01-01 }",
        }),
        ...life("W-01", { "00": "2026-01-10" }),
        ...draft("W-01", "01"),
      };
      return [
        said("waiting approvals", "2026-03-01 2026-03-02", files, { people }),
        "nobody holds it",
        said("waiting", "2026-03-01", files, { people: [{ name: "Zed", position: "Zero" }] }),
        "both roles are apart from a third",
        said("waiting", "2026-03-01", files, {
          ...withTypes({ P: { apart: [["approved", "prepared"]], holders: { approved: ["QMR", "Head"] } } }),
          people,
        }),
        "roles that have no name, and any may hold",
        said("waiting approvals", "2026-03-01", files, {
          ...withTypes({ P: { approvals: ["prepared", "seen"], holders: {}, apart: [] } }),
          people: [],
        }),
      ].join("\n");
    },
    "records of what is in force, and what became of the old": () =>
      said(
        "records",
        "2026-01-09 2026-01-10 2026-02-09 2026-02-10",
        {
          ...life(
            "P-01",
            { "00": "2026-01-10", "01": "2026-02-10" },
            {
              more: "records: [{ code: P-02, retention: 2 years, custodian: QMR }, { code: X-09, retention: until closed }, { title: Log, retention: 1 month, custodian: Clerk }, { code: P-77 }]",
            },
          ),
          ...draft("P-02", "00"),
          ...life("W-01", { "00": "2026-01-01", "01": "2026-02-10" }),
        },
        { ...yearly, external: [{ code: "X-09", title: "Their form", heldBy: "Them" }] as never },
      ),
    "copies handed out before their revision is in force": () =>
      said("copies waiting", "2026-02-11 2026-03-02 2026-03-31 2026-04-01", {
        ...life(
          "P-01",
          { "00": "2026-01-10", "01": "2026-02-10 2026-04-01" },
          { more: "distribution: [{ copy: master, location: Safe }]" },
        ),
        ...events(
          "P-01",
          handed("2", "2026-03-01", 'location: Gate; revision: "01"'),
          handed("3", "2026-03-01", 'location: Hall; revision: "01"'),
          back("3", "2026-03-31", 'location: Hall; revision: "01"'),
        ),
      }),
    "copies: stamps, handed out, back, and back again": () =>
      said("copies waiting", "2026-02-28 2026-03-01 2026-03-02 2026-03-03 2026-03-04 2026-05-01", {
        ...life(
          "P-01",
          { "00": "2026-01-10", "01": "2026-05-01" },
          {
            more: "distribution: [{ copy: master, location: Safe }, { copy: controlled, location: Shop }, { copy: controlled, location: Desk, number: 1 }]",
          },
        ),
        ...events(
          "P-01",
          handed("2", "2026-03-01", 'location: Gate; revision: "00"; receivedBy: Ann Ab, Writer'),
          back("2", "2026-03-02", 'location: Gate; revision: "00"'),
          handed("2", "2026-03-03", 'location: Hall; revision: "00"'),
          back("one", "2026-03-03", 'location: Shop; revision: "00"'),
          back("1", "2026-03-04", 'location: Elsewhere; revision: "00"'),
          handed("A", "2026-03-04", 'location: Shop; revision: "00"; signed: true'),
          handed("3", "2026-03-04", 'location: Shop; revision: "09"'),
        ),
      }),
    "copies of what was withdrawn are fetched by who withdrew it, else by the owner": () =>
      said(
        "waiting copies",
        "2026-04-01 2026-04-02",
        {
          ...life("P-01", { "00": "2026-01-10" }, { more: "distribution: [{ copy: controlled, location: Desk, number: 1 }]" }),
          ...events("P-01", event("withdrawn", "2026-04-01", "reason: Over")),
          ...life("P-02", { "00": "2026-01-10 2026-04-20" }, { more: "owner: Head\ndistribution: [{ copy: controlled, location: Desk }]" }),
          ...events("P-02", event("cancelled", "2026-04-01", 'revision: "00"\n  reason: Over')),
        },
        { people: [{ name: "Di De", position: "Head" }] },
      ),
    "copies are due back once it is known that their revision leaves": () =>
      said(
        "waiting copies",
        "2026-02-19 2026-02-20 2026-03-01 2026-03-02",
        {
          ...life(
            "P-01",
            { "00": "2026-01-10", "01": "2026-02-20 2026-03-01" },
            { more: "distribution: [{ copy: master, location: Safe }, { copy: controlled, location: Desk, number: 1 }]" },
          ),
          ...events(
            "P-01",
            handed("3", "2026-02-01", 'location: Malang; revision: "00"; receivedBy: Ann Ab, Writer'),
            handed("4", "2026-02-01", 'location: Gate; revision: "00"'),
            back("4", "2026-02-18", 'location: Gate; revision: "00"'),
          ),
          ...life("P-02", { "00": "2026-01-10" }, { more: "distribution: [{ copy: controlled, location: Desk }]" }),
          ...events(
            "P-02",
            event("withdrawn", "2026-03-02", "recorded: 2026-02-20\n  reason: Over"),
            event("withdrawn", "2026-03-01", "recorded: 2026-02-21\n  reason: Over sooner"),
            event("reinstated", "2026-03-02", "recorded: 2026-02-21\n  reason: Needed still"),
          ),
          ...life("P-03", { "00": "2026-02-20 2026-03-02" }, { more: "distribution: [{ copy: controlled, location: Desk, number: 1 }]" }),
          ...events("P-03", event("withdrawn", "2026-03-01", "recorded: 2026-02-20\n  reason: Never needed")),
        },
        {},
      ),
    "late things come first, then by day and code; nobody's last": () =>
      said(
        "waiting",
        "2026-12-20",
        {
          ...life("P-03", { "00": "2026-01-10" }),
          ...life("P-02", { "00": "2025-11-10" }),
          ...life("P-01", { "00": "2026-01-09" }),
          ...life("P-04", { "00": "2025-10-10" }),
          ...draft("W-01", "00"),
        },
        yearly,
      ),
    "applications under the name most use": () =>
      said("applications", "2026-03-01", {
        ...life("P-01", { "00": "2026-01-10" }, { more: "applications: [Mail 2, My-CX, '!!']" }),
        ...life(
          "P-02",
          { "00": "2026-01-10" },
          {
            more: "definitions: [{ term: MyCX, kind: application, meaning: Where calls are kept }, { term: Mail, kind: term, meaning: A letter }]",
          },
        ),
        ...life(
          "P-03",
          { "00": "2026-01-10" },
          {
            more: "applications: [my cx, MyCX, Mail 10]",
            body: "All.\n\n## Procedure\n\n### Main\n\n#### 1. Look\n\n- Actor: Clerk\n- Application: MyCX, Mail 10\n- Next: 2\n\nText.\n\n#### 2. Ask\n\n- Actor: Clerk\n- Application: mycx\n- Next: end\n\nText.",
          },
        ),
        ...draft("P-04", "00", { more: "applications: [My CX]" }),
      }),
    "clauses, one or several in a field, by standard and number": () =>
      said("clauses", "2026-03-01", {
        ...life(
          "P-02",
          { "00": "2026-01-10" },
          { more: "references: [{ standard: ISO 9001, clause: '8.10, 8.2; 7.1 & 7.2', title: Work }, { standard: ISO 10002 }]" },
        ),
        ...life(
          "P-01",
          { "00": "2026-01-10" },
          {
            more: "owner: Head\nreferences: [{ standard: ISO 9001, clause: 8.2 and 9 dan 10 }, { standard: ISO 9001 }, { standard: ISO 9001, clause: 'Anders, land' }]",
          },
        ),
        ...draft("W-01", "00", { more: "references: [{ standard: ISO 9001, clause: '8.2,' }]" }),
      }),
    "flows, who acts in them, their codes and figures": () => {
      const body = (title: string) =>
        `All.\n\n## Procedure\n\n### ${title}\n\n#### 1. Take\n\n- Actor: Clerk, Guard\n- Application: Mail\n- Time: 10 minutes\n- KPI: KPI-10\n- RC: P-01_R1\n- Next: 2\n\nText.\n\n#### 2. Right?\n\n- Actor: Head\n- Application: Mail, Desk\n- KPI: KPI-2\n- Next:\n  - Yes → end\n  - No → 1\n\nText.\n\n### Other\n\n#### 3. Look\n\n- Actor: Clerk\n- Next: end\n\nText.\n`;
      return said("flows raci rc kpi", "2026-03-01", {
        ...life("P-01", { "00": "2026-01-10" }, { more: "owner: Head of Work", body: body("Main") }),
        ...draft("W-01", "00", { body: body("Drafted") }),
        ...draft("P-01", "01", { body: body("Not yet") }),
      });
    },
    "terms in the order of words, of each kind": () =>
      said("terms", "2026-03-01", {
        ...life(
          "P-01",
          { "00": "2026-01-10" },
          { more: "definitions: [{ term: zebra, kind: term, meaning: An animal }, { term: Åbo, kind: abbreviation, meaning: A town }]" },
        ),
        ...life("P-02", { "00": "2026-01-10" }, { more: "definitions: [{ term: Mail, kind: application, meaning: Letters }]" }),
        ...draft("W-01", "00", { more: "definitions: [{ term: mail, kind: term, meaning: A letter }]" }),
      }),
    "what others hold, and who cites it": () =>
      said(
        "external",
        "2026-03-01",
        {
          ...life("P-01", { "00": "2026-01-10" }, { body: "See X-09, and X-09 again." }),
          ...life("P-02", { "00": "2026-01-10" }, { more: "records: [{ code: X-09, retention: 1 year, custodian: QMR }]" }),
        },
        {
          external: [
            { code: "X-09", title: "Their form", heldBy: "Them" },
            { code: "X-10", title: "Not cited", heldBy: "Them" },
          ] as never,
        },
      ),
    "units, levels, types, families": () =>
      said(
        "structure",
        "2026-03-01",
        Object.assign(
          {},
          ...["B.W-01", "A.P-02", "A.P-10", "A.K-01", "A.F-01", "A.X-01", "A.M-01", "A.S-01"].map((code) =>
            life(code, { "00": "2026-01-10" }),
          ),
          life(
            "A.P-01",
            { "00": "2026-01-10" },
            { more: "workInstructions: [B.W-01, A.P-01]\nrecords: [{ code: A.F-01, retention: 1 year, custodian: QMR }, { title: Log }]" },
          ),
          life("A.P-03", { "00": "2026-01-10" }, { more: "workInstructions: [B.W-01, A.P-04, A.W-09]" }),
          life("A.P-04", { "00": "2026-01-10" }, { more: "workInstructions: [A.P-05]" }),
          life("A.P-05", { "00": "2026-01-10" }, { more: "workInstructions: [A.P-04, A.P-06]" }),
          life("A.P-06", { "00": "2026-04-10" }, { more: "workInstructions: [A.P-02]" }),
          draft("A.W-02", "00", { more: "workInstructions: [A.X-01]" }),
        ),
        {
          code: { pattern: "{unit}.{type}-{number}", parts: { unit: ["A", "B"] } },
          ...withTypes({
            K: { name: "Policy", level: 1 },
            X: { name: "Other" },
            F: { name: "Form" },
            M: { name: "Manual" },
            S: { name: "Standard" },
          }),
        } as Settings,
      ),
    "an issue by hand, without a record of it": () =>
      said(
        "documents reviews copies",
        "2026-01-09 2026-01-10",
        { "P-01/rev-00.md": issuedText("P-01", "00", "2026-01-10", { more: "distribution: [{ copy: controlled, location: Shop }]" }) },
        yearly,
      ),
  },
  import.meta.url,
);
