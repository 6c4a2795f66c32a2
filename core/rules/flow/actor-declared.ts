import type { Document, Step } from "../../document/document.ts";
import { anyFlowLost } from "../../document/steps/lost-flows.ts";
import { splitList } from "../../document/steps/read-step.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(document: Document, { report, unread }: DocumentRuleContext): void {
  const { parties } = document.frontMatter;
  const declared = new Set(parties.map(fold));
  const twins = checkTwins(document, report);
  const acting = new Set<string>();
  const steps = document.flows.flatMap((flow) => flow.steps);
  for (const step of steps) {
    if (step.actors.length === 0) {
      report({
        at: step.at,
        key: `no actor ${step.title}`,
        message: {
          en: `Step ${step.number} “${step.title}” names no actor.`,
          id: `Langkah ${step.number} “${step.title}” tidak menyebut pelaksananya.`,
        },
        fix: { en: "Add “- Pelaksana: …”.", id: "Tambahkan “- Pelaksana: …”." },
        severity: "warning",
      });
    }
    checkTwice(step, report);
    for (const { value, at } of step.actors) {
      acting.add(fold(value));
      if (declared.has(fold(value)) || unread.has("parties")) continue;
      const guess = nearest(value, parties) ?? parties.find((party) => initialsOf(fold(party)) === fold(value).replaceAll(".", ""));
      report({
        at,
        key: `undeclared ${value}`,
        message: {
          en: `“${value}” acts in step ${step.number} but is not among the parties.`,
          id: `“${value}” melaksanakan langkah ${step.number}, tetapi tidak tercantum pada pihak terkait.`,
        },
        fix: guess
          ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
          : { en: `Add “${value}” to parties.`, id: `Tambahkan “${value}” ke parties.` },
      });
    }
  }
  if (steps.length === 0 || unread.has("steps") || anyFlowLost(document)) return;
  parties.forEach((party, index) => {
    if (acting.has(fold(party)) || twins.has(index)) return;
    report({
      at: document.locate(["parties", index]),
      key: `idle ${party}`,
      severity: "warning",
      message: { en: `The party “${party}” acts in no step.`, id: `Pihak “${party}” tidak melaksanakan langkah apa pun.` },
      fix: {
        en: "Take it out of parties, or name it as the actor of its step.",
        id: "Hapus dari parties, atau sebutkan sebagai pelaksana langkahnya.",
      },
    });
  });
}

/** One who acts is named once, and read once: a second time, another was meant. */
function checkTwice({ number, title, fields }: Step, report: DocumentRuleContext["report"]): void {
  const written = fields.find(({ field }) => field === "actor");
  const before = new Set<string>();
  for (const { value, at } of written ? splitList(written.value) : []) {
    if (!before.has(fold(value))) {
      before.add(fold(value));
      continue;
    }
    report({
      at,
      key: `actor twice ${value} ${title}`,
      message: {
        en: `Step ${number} names “${value}” twice as its actor.`,
        id: `Langkah ${number} menyebut “${value}” dua kali sebagai pelaksana.`,
      },
      fix: { en: "Take one out, or name who else acts.", id: "Hapus salah satu, atau sebutkan pelaksana yang lain." },
    });
  }
}

/**
 * Reports parties that are there before under another name: every view shows the first of those that differ in capitals alone, and
 * two lanes of one party else. One finding a party, with all its names. Gives their places.
 */
function checkTwins({ frontMatter: { parties }, locate }: Document, report: DocumentRuleContext["report"]): ReadonlySet<number> {
  const twins = new Set<number>();
  for (const [first, ...others] of alike(parties)) {
    const [second] = others;
    if (first === undefined || second === undefined) continue;
    for (const index of [first, ...others]) twins.add(index);
    const [name = "", ...further] = [first, ...others].map((index) => parties[index] ?? "");
    const isOneName = further.every((other) => fold(other) === fold(name));
    const list = (word: string) =>
      [...further, name]
        .map((one) => `“${one}”`)
        .join(", ")
        .replace(/, (?=[^,]*$)/, ` ${word} `);
    report({
      at: locate(["parties", second]),
      key: `twice ${further.join(" ")}`,
      severity: isOneName ? undefined : "warning",
      message: further.every((other) => other === name)
        ? { en: `“${name}” is named twice among the parties.`, id: `“${name}” disebut dua kali pada pihak terkait.` }
        : isOneName
          ? {
              en: `${list("and")} are one party; names that differ only in capitals or blanks are one name.`,
              id: `${list("dan")} adalah satu pihak; nama yang hanya berbeda huruf besar atau spasi adalah satu nama.`,
            }
          : {
              en: `${list("and")} look like one party: a name and its abbreviation.`,
              id: `${list("dan")} tampaknya satu pihak: nama dan singkatannya.`,
            },
      fix: isOneName
        ? { en: `Take “${further.join("”, “")}” out of parties.`, id: `Hapus “${further.join("”, “")}” dari parties.` }
        : { en: "Use one of them in parties and steps.", id: "Pakai salah satu saja pada parties dan langkah." },
    });
  }
  return twins;
}

/** Numbers of parties that go by one name: the same but for capitals and blanks, or the first letters of its words. */
function alike(parties: readonly string[]): number[][] {
  const groups = new Map<string, number[]>();
  const folded = parties.map(fold);
  const full = new Map(folded.flatMap((name) => (name.includes(" ") ? [[initialsOf(name), name] as const] : [])));
  folded.forEach((name, index) => {
    const key = full.get(name.replaceAll(".", "")) ?? name;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  });
  return [...groups.values()];
}

/** “Team Leader” → tl. */
function initialsOf(name: string): string {
  return name
    .split(" ")
    .map((word) => word[0] ?? "")
    .join("");
}

export const actorDeclared = defineRule({
  id: "SOP406",
  name: "actor-declared",
  scope: "document",
  needsKeys: true,
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Each step's actor is one of the parties, and each party acts in a step.",
    id: "Pelaksana setiap langkah adalah salah satu pihak terkait, dan setiap pihak melakukan suatu langkah.",
  },
  why: {
    en: "Whoever acts without being named is never trained on the document.",
    id: "Yang bertindak tanpa tercantum tidak akan dilatih memakai dokumen ini.",
  },
  examples: [
    {
      title: {
        en: "An actor mistyped, one undeclared, one missing, and a party without a step",
        id: "Pelaksana salah ketik, tak tercantum, tak ditulis, dan pihak tanpa langkah",
      },
      invalid: sop`
        ---
        parties: [Agent, Team Leader, Supervisor]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Pelaksana: Agnet

        #### 2. Ubah data

        - Pelaksana: Team Leader, Data Entry

        #### 3. Salam Penutup

        - Lanjut: selesai
      `,
      reports: [
        "2:11-2:16 The party “Agent” acts in no step.",
        "2:31-2:41 The party “Supervisor” acts in no step.",
        "10:14-10:19 “Agnet” acts in step 1 but is not among the parties.",
        "14:27-14:37 “Data Entry” acts in step 2 but is not among the parties.",
        "16:1-16:22 Step 3 “Salam Penutup” names no actor.",
      ],
    },
    {
      title: { en: "One party in two spellings", id: "Satu pihak dengan dua ejaan" },
      invalid: sop`
        ---
        parties: [Team Leader, Team leader]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Ubah data

        - Pelaksana: team leader
        - Lanjut: selesai
      `,
      reports: ["2:24-2:35 “Team leader” and “Team Leader” are one party; names that differ only in capitals or blanks are one name."],
    },
    {
      title: { en: "A party and an actor named twice", id: "Pihak dan pelaksana yang disebut dua kali" },
      invalid: sop`
        ---
        parties: [Agent, Supervisor, Agent]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Ubah data

        - Pelaksana: Agent, Supervisor, agent
        - Lanjut: selesai
      `,
      reports: ["2:30-2:35 “Agent” is named twice among the parties.", "10:33-10:38 Step 1 names “agent” twice as its actor."],
    },
    {
      title: { en: "A party by its name and by its abbreviation", id: "Satu pihak dengan nama dan singkatannya" },
      invalid: sop`
        ---
        parties: [Team Leader, TL, Team leader]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Ubah data

        - Pelaksana: TL
        - Lanjut: selesai
      `,
      reports: ["2:24-2:26 “TL”, “Team leader” and “Team Leader” look like one party: a name and its abbreviation."],
    },
    {
      title: { en: "All declared, whatever the capitals", id: "Semua tercantum, apa pun kapitalnya" },
      valid: sop`
        ---
        parties: [Agent, Team Leader]
        ---
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Salam

        - Pelaksana: agent

        #### 2. Ubah data

        - Pelaksana: Team Leader
        - Lanjut: selesai
      `,
    },
  ],
});
