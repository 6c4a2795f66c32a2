import { pick } from "../../../languages/language.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import { folderName } from "../../document/codes/code-scheme.ts";
import { create, type FileOperation, type Plan } from "../write/plan.ts";
import { firstInstruction, firstProcedure } from "./first-documents.ts";
import { attributes, editorFiles, hookPath, hostFiles, manifestFile } from "./host-files.ts";
import { leftFiles } from "./left-files.ts";
import { nextCommands, quoted } from "./next-commands.ts";
import { settingsText } from "./settings-text.ts";
import { type StartAnswers, type Started, type StartPlace, startSettings } from "./start-settings.ts";
import { templates } from "./templates.ts";

/**
 * A new library: settings, a procedure and its instruction to start from; beside it CI, hook, editor settings. Paths are
 * relative to the repository it lives in. `library.yaml` comes last: before it is there, there is no library.
 * @throws UsageError when the answers make no settings that can be used
 */
export function planLibrary(answers: StartAnswers, place: StartPlace): Plan {
  const settings = startSettings(answers);
  const all = filesOf(answers, settings, place);
  const operations = all.filter(({ path }) => !place.existing.has(path));
  return {
    operations,
    summary: [
      ...(place.isLibrary ? [] : [begun(answers)]),
      ...scheme(settings),
      ...leftFiles(all, place),
      ...(operations.some(({ path }) => path === hookPath) ? [hookWaits] : []),
      ...(place.isRepository ? [] : [notHosted(place)]),
    ],
    next: nextCommands(answers, settings, place, operations),
    message: place.isLibrary ? "Judge the library in CI and before commits" : `Begin the library of ${answers.organisation}`,
  };
}

function filesOf(answers: StartAnswers, settings: Started, place: StartPlace): FileOperation[] {
  const below = (path: string) => (place.folder === "" ? path : `${place.folder}/${path}`);
  const { language, timeZone } = answers;
  const host = [...(place.isRepository ? hostFiles({ ...place, language, timeZone }) : []), manifestFile(place.tool)];
  const editor = editorFiles(place.folder, place.schemas);
  if (place.isLibrary) return [...host, ...editor];
  const documents = firstDocuments(answers, settings).map(({ code, text }) => create(below(`${folderName(code)}/draft.md`), text));
  return [
    ...documents,
    create(below(".gitattributes"), attributes(language)),
    ...(Object.keys(answers.keys).length > 0 ? [create(below("allowed_signers"), signersText(answers.keys))] : []),
    ...host,
    ...editor,
    create(below("library.yaml"), settingsText(settings)),
  ];
}

/** What each key may sign is said, so that one used elsewhere proves nothing here. */
function signersText(keys: StartAnswers["keys"]): string {
  return Object.entries(keys)
    .map(([signer, { text }]) => `${signer} namespaces="sop-approval,sop-event,sop-issue,sop-settings" ${text}\n`)
    .join("");
}

function firstDocuments({ language, template }: StartAnswers, { codes, guess, letters, types }: Started) {
  const one = (type: string, number = 1) => ({
    code: codes.format({ parts: guess.parts, type, number }),
    sections: types[type]?.sections ?? [],
  });
  const documents = {
    language,
    procedure: one(letters.procedure),
    instruction: one(letters.instruction, letters.instruction === letters.procedure ? 2 : 1),
    rcOf: codes.formatRc,
    hasQuality: templates[template].layout === "sop-ap",
  };
  return [
    { code: documents.procedure.code, text: firstProcedure(documents) },
    { code: documents.instruction.code, text: firstInstruction(documents) },
  ];
}

function begun({ organisation }: StartAnswers): LocalText {
  return {
    en: `A library of ${organisation}, with one procedure and one work instruction to start from.`,
    id: `Pustaka ${organisation}, dengan satu prosedur dan satu instruksi kerja sebagai awal.`,
  };
}

/** How the examples were understood. */
function scheme({ guess, types, codes }: Started): LocalText[] {
  if (Object.keys(guess.parts).length === 0 && Object.keys(guess.letters).length === 0) return [];
  const each = (language: Language) =>
    Object.entries(types)
      .map(([type, { name }]) => `${codes.format({ parts: guess.parts, type, number: 1 })} ${pick(name, language)}`)
      .join(" · ");
  const patterns = codes.patterns.map(({ pattern }) => pattern).join(", ");
  return [{ en: `Codes are ${patterns}: ${each("en")}`, id: `Kode tersusun ${patterns}: ${each("id")}` }];
}

/** git runs no hook of a repository before somebody on the machine asks for it. */
const hookWaits: LocalText = {
  en: "The hook judges before each commit once you type: git config core.hooksPath .githooks",
  id: "Kait menilai sebelum setiap commit setelah Anda mengetik: git config core.hooksPath .githooks",
};

/** What judges a change is the repository's; where there is none, nothing was written that nobody would run. */
function notHosted({ folder, hasGit }: StartPlace): LocalText {
  const why = hasGit
    ? { en: "this folder is in no git repository. After git init,", id: "folder ini tidak berada dalam repositori git. Setelah git init," }
    : {
        en: "git is not installed here. With it, and after git init,",
        id: "git tidak terpasang di sini. Setelah git dipasang dan git init,",
      };
  const typed = `sop init ${quoted(folder === "" ? "." : folder)} --ci github`;
  return {
    en: `No CI, hook or .gitignore: ${why.en} ${typed} adds them.`,
    id: `Tanpa CI, kait, dan .gitignore: ${why.id} ${typed} menambahkannya.`,
  };
}
