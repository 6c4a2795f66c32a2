import { sha256Of } from "../../core/sha256.ts";
import { issuedDocument } from "./made-portal.ts";

const by = "by: { name: C., position: Head }";
const flow = (title: string) =>
  `### ${title}\n\n#### 1. Ask\n\n- Actor: Agent\n\nAsk.\n\n#### 2. Tell\n\n- Actor: Agent\n- Next: end\n\n> Good day.\n\nTell.\n`;
const later = (text: string, revision: string, effective: string, log: string) =>
  text.replace('revision: "00"', `revision: "${revision}"`).replace("2026-01-05", effective).replace("changes:\n", `changes:\n${log}`);
const first = '  - { revision: "00", effective: 2026-01-05, summary: [First] }\n';

/** P-01 is in force and leads to documents of every standing, in every way that a text can. */
const calls = `### Calls

#### 1. What is it?

- Actor: Agent
- Next:
  - Fine → W-01
  - Withdrawn → W-02
  - Doubtful → W-03_R2
  - Scheduled → W-04
  - Drafted → W-05
  - Go on → 2

Ask, see W-02 and W-05 and [how to say it](../W-03/rev-00.md), once W-07 rev 00, and W-98.

> Is it W-02?

#### 2. And if not?

- Actor: Agent
- Next:
  - Cancelled → W-06
  - Without effect → W-09
  - Unknown → W-98
  - Elsewhere → W-50
  - Look → 3

Ask again, by F-98, X-1 and \`W-97\`, as [said](../W-94/).

> Is it W-96?

#### 3. Look into W-02

- Actor: Agent
- Follows: W-02
- Remark: by W-03

Look.

#### 4. Carry it out

- Actor: Agent
- Follows: W-05
- Next: end

Done.
`;
const cites = `workInstructions: [W-01, W-02, W-03, W-04, W-05, W-06, W-07, W-09, W-50, W-98]
records:
  - { code: F-01, retention: 2 years, custodian: Office }
references:
  - { standard: W-03, title: The way of it }
definitions:
  - { term: Form, kind: term, meaning: see F-01 and W-93 }
  - { term: F-98, kind: term, meaning: a shelf }
`;
/** The text as one that the tool issued, which it did not: approvals that name no text have no effect, an entry that can't be read leaves doubt. */
const issued = (text: string) => text.replace(/transcription: .*\n/, "");
const unapproved = issued(issuedDocument("W-09", flow("Without effect")));
const entry = `date: 2026-01-03
by: { name: C., position: Head }
tool: 0.2.0
file: ${sha256Of(unapproved)}
frame: { organisation: Example, type: { id: Instruksi, en: Instruction }, sections: {}, roles: {}, titles: {} }
`;

/** A library in which one document leads to documents of every standing, on 2026-11-23. */
export const files: Readonly<Record<string, string>> = {
  "library.yaml": `organisation: Example
language: id
code: { pattern: '{type}-{number}', digits: 2 }
external:
  - { code: W-50, title: Of another house, heldBy: Another house }
`,
  "P-01/rev-00.md": issuedDocument("P-01", calls, cites).replace("First issue", "First issue in place of W-95"),
  "P-02/rev-00.md": issuedDocument("P-02", `${flow("Old calls")}\nSee P-01.\n`, "workInstructions: [W-01]\n"),
  "P-02/events.yaml": `- { event: withdrawn, date: 2026-11-02, ${by}, reason: Not needed }\n`,
  "W-01/rev-00.md": issuedDocument("W-01", flow("Fine")),
  "W-02/rev-00.md": issuedDocument("W-02", `${flow("Was called so")}\n${flow("Given up")}`),
  "W-02/rev-01.md": later(issuedDocument("W-02", flow("Withdrawn")), "01", "2026-02-05", first),
  "W-02/events.yaml": `- { event: withdrawn, date: 2026-11-02, ${by}, reason: Another is used, replacedBy: W-08 }\n`,
  "W-03/rev-00.md": issued(
    issuedDocument("W-03", flow("Doubtful").replace("- Next: end", "- RC: W-03_R2\n- Next: end"), "workInstructions: [W-01]\n"),
  ),
  "W-03/rev-00/issued.yaml": "this is no entry of an issue\n",
  "W-09/rev-00.md": unapproved,
  "W-09/rev-00/issued.yaml": entry,
  "W-04/rev-00.md": issuedDocument("W-04", flow("Scheduled")).replace("2026-01-05", "2026-12-20"),
  "W-05/draft.md": issuedDocument("W-05", flow("Drafted"))
    .replace(/effective: .*\n/, "")
    .replace(/transcription: .*\n/, ""),
  "W-06/rev-00.md": issuedDocument("W-06", flow("Cancelled")).replace("2026-01-05", "2026-12-20"),
  "W-06/events.yaml": `- { event: cancelled, revision: "00", date: 2026-11-02, ${by}, reason: No need }\n`,
  "W-07/rev-00.md": issuedDocument("W-07", `${flow("Stays")}\n${flow("Goes")}\n${flow("Loses its steps")}`),
  "W-07/rev-01.md": later(
    issuedDocument("W-07", `${flow("Stays")}\n### Loses its steps\n\nNobody knows them.\n`),
    "01",
    "2026-02-05",
    first,
  ),
  "W-08/rev-00.md": issuedDocument("W-08", flow("In place")),
  "W-08/events.yaml": `- { event: withdrawn, date: 2026-11-03, ${by}, reason: That neither }\n`,
  "F-01/rev-00.md": issuedDocument("F-01", "A form.\n"),
  "F-01/events.yaml": `- { event: withdrawn, date: 2026-11-02, ${by}, reason: No form }\n`,
};
