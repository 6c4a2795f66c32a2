import { pick } from "../../../languages/language.ts";
import type { SectionType } from "../../../schemas/library-settings.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { flowYaml } from "../write/edit-yaml.ts";
import { type Story, type StoryStep, stories } from "./first-stories.ts";

/** What the first two documents of a library need to know of it. */
export interface FirstDocuments {
  language: Language;
  procedure: { code: string; sections: readonly SectionType[] };
  instruction: { code: string; sections: readonly SectionType[] };
  /** The RC of a step. */
  rcOf: (code: string, step: number) => string;
  /** True where each step says what it needs, how long it takes and what comes of it. */
  hasQuality: boolean;
}

/** The procedure a new library starts with: a request comes in and is met or refused. */
export function firstProcedure({ procedure, instruction, ...common }: FirstDocuments): string {
  return printStory(pick(stories, common.language).procedure, { ...common, ...procedure, follows: instruction.code });
}

/** The instruction its first step is carried out by. */
export function firstInstruction({ procedure, instruction, ...common }: FirstDocuments): string {
  const story = pick(stories, common.language).instruction;
  const scope = story.sections["scope"]?.replace("{procedure}", procedure.code) ?? "";
  return printStory({ ...story, sections: { ...story.sections, scope } }, { ...common, ...instruction });
}

interface Printed extends Pick<FirstDocuments, "language" | "rcOf" | "hasQuality"> {
  code: string;
  sections: readonly SectionType[];
  /** The instruction that the first step follows. */
  follows?: string;
}

const words = {
  id: {
    archive: "Arsip",
    first: "Terbitan pertama",
    actor: "Pelaksana",
    quality: ["Kelengkapan", "Waktu", "Hasil"],
    follows: "Sesuai",
    next: "Lanjut",
  },
  en: { archive: "Archive", first: "First issue", actor: "Actor", quality: ["Input", "Time", "Output"], follows: "Follows", next: "Next" },
} as const;

/** The regulation that a procedure of the Indonesian government names first. */
const legalBasis: Readonly<Record<Language, string>> = {
  id: "Pedoman Penyusunan Standar Operasional Prosedur Administrasi Pemerintahan",
  en: "Guidelines for standard operating procedures of government administration",
};

function printStory(story: Story, printed: Printed): string {
  const { language, code, sections, follows } = printed;
  const needsReference = sections.some(({ from, required }) => from === "references" && required);
  const head = [
    "---",
    `code: ${flowYaml(code)}`,
    `title: ${story.title}`,
    'revision: "00"',
    "approvals: {}",
    "distribution:",
    `  - { copy: master, location: ${pick(words, language).archive} }`,
    ...(needsReference ? ["references:", `  - { standard: PermenPAN-RB 35/2012, title: ${pick(legalBasis, language)} }`] : []),
    `parties: [${story.parties.join(", ")}]`,
    ...(follows === undefined ? [] : [`workInstructions: [${flowYaml(follows)}]`]),
    "changes:",
    `  - summary: [${pick(words, language).first}]`,
    "---",
  ];
  const body = sections.flatMap(({ id, from, name }) => {
    const heading = `## ${pick(name, language).replace(/ \(.*\)$/, "")}`;
    if (from === "flows")
      return [heading, `### ${story.title}`, ...story.steps.flatMap((step, index) => printStep(step, index + 1, story, printed))];
    const text = from === "text" ? story.sections[id] : undefined;
    return text === undefined ? [] : [heading, text];
  });
  return `${head.join("\n")}\n\n${body.join("\n\n")}\n`;
}

function printStep(
  step: StoryStep,
  number: number,
  { sections: texts }: Story,
  { language, code, rcOf, sections, follows, hasQuality }: Printed,
): string[] {
  const { actor, quality, follows: followsWord, next } = pick(words, language);
  // A KPI is one of those that the section of indicators names.
  const kpi = sections.some(({ id }) => id === "indicators") ? /^- ([^:]+):/.exec(texts["indicators"] ?? "")?.[1] : undefined;
  const fields = [
    `- ${actor}: ${step.actor}`,
    ...(hasQuality ? quality.map((name, index) => `- ${name}: ${step.quality[index]}`) : []),
    ...(kpi === undefined ? [] : [`- KPI: ${kpi}`]),
    `- RC: ${rcOf(code, number)}`,
    ...(step.follows && follows !== undefined ? [`- ${followsWord}: ${follows}`] : []),
    ...(step.next === undefined ? [] : [`- ${next}:${step.next.startsWith("\n") ? "" : " "}${step.next}`]),
  ];
  return [`#### ${number}. ${step.title}`, fields.join("\n"), step.text.replace("{instruction}", follows ?? "")];
}
