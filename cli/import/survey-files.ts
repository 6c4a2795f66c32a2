import { settingsText } from "../../core/acts/start/settings-text.ts";
import { flowYaml } from "../../core/acts/write/edit-yaml.ts";
import { visibleText } from "../../core/document/prose/visible-text.ts";
import { counted } from "../../core/document/words/counted.ts";
import { type Proposal, proposeLibrary } from "../../core/import/survey/propose-library.ts";
import { type SeenDocument, seeDocument } from "../../core/import/survey/seen-document.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import { readSource } from "./read-source.ts";

/** What was found in some files, and the library proposed from it. */
export interface Survey {
  proposal: Proposal;
  /** `library.yaml`, with a word on each choice. */
  text: string;
  seen: readonly SeenDocument[];
  faults: { path: string; fault: UsageError }[];
}

/** Reads files and proposes the library they make up; nothing is written. */
export async function surveyFiles(paths: readonly string[], language: Language): Promise<Survey> {
  const seen: SeenDocument[] = [];
  const faults: Survey["faults"] = [];
  for (const path of paths) {
    try {
      seen.push(seeDocument(await readSource(path)));
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      faults.push({ path, fault: error });
    }
  }
  const proposal = proposeLibrary(seen);
  return { proposal, text: proposalText(proposal, seen.length, language), seen, faults };
}

function proposalText({ settings, people, choices }: Proposal, documents: number, language: Language): string {
  const usual = librarySettings.parse({ organisation: settings.organisation });
  const intro = {
    en: `Proposed by what ${counted(documents, "document")} ${documents === 1 ? "says" : "say"}; behind each choice, how many speak for it. Read it, correct it, and keep it.`,
    id: `Diusulkan menurut isi ${documents} dokumen; di belakang tiap pilihan, berapa yang mendukungnya. Baca, perbaiki, lalu simpan.`,
  };
  const lines = choices.map(
    ({ text, speaking, of }) => `#   ${visibleText(pick(text, language).replace(/\s+/g, " "))} (${speaking}/${of})`,
  );
  const { style, first, digits } = settings.revision;
  const revision = flowYaml(style === "number" ? { first, digits } : { style, first });
  const rest = settingsText({
    ...settings,
    timeZone: usual.timeZone,
    signatures: usual.signatures,
    layout: usual.portal.layout,
    people: people as Parameters<typeof settingsText>[0]["people"],
  });
  return `# ${pick(intro, language)}\n${lines.join("\n")}\n\n${rest}revision: ${revision}\n`;
}

/** What of a survey's files can't be read, with what to do, or doesn't fit, a line each, and how many were read. */
export function surveyLines({ proposal, seen, faults }: Survey, files: number, language: Language): string[] {
  return [
    ...faults.flatMap(({ path, fault }) => [
      `✖ ${path}: ${pick(fault.text, language)}`,
      ...(fault.suggestion ? [`  ${pick(fault.suggestion, language)}`] : []),
    ]),
    ...proposal.asked.map((text) => `? ${pick(text, language)}`),
    ...proposal.misfits.map(({ file, why }) => `? ${file}: ${pick(why, language)}`),
    pick({ en: `${counted(seen.length, "document")} of ${files} read.`, id: `${seen.length} dari ${files} dokumen terbaca.` }, language),
  ].map((line) => line.replace(/\n/g, "⟨U+000A⟩"));
}

/** A survey as data. */
export function surveyData({ proposal: { settings, people, choices, asked, misfits }, faults }: Survey, language: Language): unknown {
  return {
    version: 1,
    settings,
    people,
    choices: choices.map(({ text, speaking, of }) => ({ choice: pick(text, language), speaking, of })),
    asked: asked.map((text) => pick(text, language)),
    misfits: misfits.map(({ file, why }) => ({ file, why: pick(why, language) })),
    faults: faults.map(({ path, fault }) => ({ path, fault: pick(fault.text, language) })),
  };
}
