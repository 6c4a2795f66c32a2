import type { Branch, Document, Step, Target } from "../../document/document.ts";
import { fold } from "../../document/words/fold.ts";
import { type DocumentRuleContext, defineRule, sop } from "../kit/define-rule.ts";

/** More branches than a reader can weigh at once, and than a shape has room for. */
const MOST_BRANCHES = 6;

function check(document: Document, context: DocumentRuleContext): void {
  for (const step of document.flows.flatMap(({ steps }) => steps)) {
    if (step.next.kind === "branches") checkBranches(step, step.next.branches, context);
    else checkQuestion(step, context);
  }
}

function checkQuestion(step: Step, { report }: DocumentRuleContext): void {
  // What a transcription lost (`?`) can't be asked for again.
  const open = step.next.kind === "target" && step.next.target.value.kind === "unknown";
  if (!/[?？؟]$/.test(step.title) || open) return;
  report({
    at: step.at,
    key: `question ${step.title}`,
    message: {
      en: `Step ${step.number} asks “${step.title}”, but has no branches.`,
      id: `Langkah ${step.number} bertanya “${step.title}”, tetapi tidak bercabang.`,
    },
    fix: {
      en: "Give each answer a branch under “Lanjut”: “  - Ya → 5”, “  - Tidak → 9”.",
      id: "Beri setiap jawaban satu cabang di bawah “Lanjut”: “  - Ya → 5”, “  - Tidak → 9”.",
    },
  });
}

function checkBranches(step: Step, branches: readonly Branch[], { report }: DocumentRuleContext): void {
  const at = step.next.kind === "branches" ? step.next.at : step.at;
  if (branches.length < 2) {
    report({
      at,
      key: `single ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” has one branch; a decision has two or more.`,
        id: `Langkah ${step.number} “${step.title}” memiliki satu cabang; keputusan memiliki dua atau lebih.`,
      },
      fix: {
        en: "Add the other branch, or write the target after “Lanjut:”.",
        id: "Tambahkan cabang lainnya, atau tulis tujuannya setelah “Lanjut:”.",
      },
    });
  }
  if (branches.length > MOST_BRANCHES) {
    report({
      at,
      key: `many ${step.title}`,
      message: {
        en: `Step ${step.number} “${step.title}” has ${branches.length} branches; a decision has at most ${MOST_BRANCHES}.`,
        id: `Langkah ${step.number} “${step.title}” memiliki ${branches.length} cabang; keputusan paling banyak ${MOST_BRANCHES}.`,
      },
      fix: { en: "Ask in two steps.", id: "Bagi menjadi dua langkah." },
    });
  }
  const labels = new Set<string>();
  const targets = new Map<string, Branch>();
  for (const branch of branches) {
    checkLabel(step, branch, labels, report);
    const key = targetKey(branch.target.value);
    const same = targets.get(key);
    if (same) {
      report({
        at: branch.target.at,
        key: `target ${step.title} ${key}`,
        message: {
          en: `The branches “${same.label.value}” and “${branch.label.value}” of step ${step.number} lead to one target.`,
          id: `Cabang “${same.label.value}” dan “${branch.label.value}” pada langkah ${step.number} menuju tujuan yang sama.`,
        },
        fix: { en: "Join them into one branch, or correct a target.", id: "Gabungkan menjadi satu cabang, atau betulkan tujuannya." },
      });
    }
    targets.set(key, same ?? branch);
  }
}

function checkLabel(step: Step, { label }: Branch, labels: Set<string>, report: DocumentRuleContext["report"]): void {
  const folded = fold(label.value);
  if (folded === "") {
    report({
      at: label.at,
      key: `unlabelled ${step.title}`,
      message: {
        en: `A branch of step ${step.number} has no label; expected “label → target”.`,
        id: `Satu cabang pada langkah ${step.number} tidak berlabel; yang diharapkan “label → tujuan”.`,
      },
    });
  } else if (labels.has(folded)) {
    report({
      at: label.at,
      key: `label ${step.title} ${folded}`,
      message: {
        en: `Step ${step.number} has two branches labelled “${label.value}”.`,
        id: `Langkah ${step.number} memiliki dua cabang berlabel “${label.value}”.`,
      },
    });
  }
  labels.add(folded);
}

function targetKey(target: Target): string {
  switch (target.kind) {
    case "step":
      return `step ${target.number}`;
    case "flow":
      return `flow ${target.slug}`;
    case "document":
      return target.code;
    case "rc":
      return target.rc;
    case "parallel":
      return `steps ${target.numbers.join(" ")}`;
    case "unread":
      return `unread ${fold(target.text)}`;
    case "end":
      return `end ${fold(target.outcome ?? "")}`;
    case "unknown":
      return target.kind;
  }
}

export const decisionBranches = defineRule({
  id: "SOP405",
  name: "decision-branches",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "A decision has two to six branches with distinct labels and targets, and a question is a decision.",
    id: "Keputusan memiliki dua sampai enam cabang dengan label dan tujuan berbeda, dan pertanyaan adalah keputusan.",
  },
  why: {
    en: "An agent with the customer on the line must see at once which way each answer leads.",
    id: "Agent yang sedang melayani harus langsung melihat ke mana setiap jawaban menuju.",
  },
  examples: [
    {
      title: { en: "One branch only, and a question without an answer", id: "Hanya satu cabang, dan pertanyaan tanpa jawaban" },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Lanjut:
          - Ya → 2

        #### 2. Pelanggan setuju?

        - Lanjut: selesai
      `,
      reports: [
        "7:3-7:9 Step 1 “Data tersedia?” has one branch; a decision has two or more.",
        "10:1-10:26 Step 2 asks “Pelanggan setuju?”, but has no branches.",
      ],
    },
    {
      title: {
        en: "Two branches of one label or one target, and one without a label",
        id: "Dua cabang berlabel atau bertujuan sama, dan satu tanpa label",
      },
      invalid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Lanjut:
          - Ya → 2
          - ya → selesai
          - Tidak → 2
          - → Layanan 108

        #### 2. Salam Penutup

        - Lanjut: selesai
      `,
      reports: [
        "9:5-9:7 Step 1 has two branches labelled “ya”.",
        "10:13-10:14 The branches “Ya” and “Tidak” of step 1 lead to one target.",
        "11:5-11:5 A branch of step 1 has no label; expected “label → target”.",
      ],
    },
    {
      title: { en: "Two ends that reach different things", id: "Dua akhir dengan hasil berbeda" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        Dimulai: Pelanggan menelepon

        #### 1. Keluhan selesai?

        - Lanjut:
          - Ya → selesai (keluhan selesai)
          - Tidak → selesai (diteruskan)
      `,
    },
    {
      title: { en: "Yes and no", id: "Ya dan tidak" },
      valid: sop`
        ## Rincian Prosedur

        ### Layanan 108

        #### 1. Data tersedia?

        - Lanjut:
          - Ya → 2
          - Tidak → selesai

        #### 2. Salam Penutup

        - Lanjut: selesai
      `,
    },
  ],
});
