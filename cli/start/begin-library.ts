import { readdir } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { CiHost } from "../../core/acts/start/host-files.ts";
import { planLibrary } from "../../core/acts/start/plan-library.ts";
import { type StartAnswers, type StartPlace, startSettings } from "../../core/acts/start/start-settings.ts";
import type { Plan } from "../../core/acts/write/plan.ts";
import { UsageError } from "../../core/usage-error.ts";
import { findRepository, type Repository } from "../act/git-work.ts";
import { machineDisk } from "../files/disk.ts";
import { isBelow } from "../files/is-below.ts";
import { isThere } from "../files/is-there.ts";
import { SETTINGS } from "../read/find-library.ts";
import { readSettings } from "../read/read-settings.ts";
import type { Asked } from "./ask-start.ts";
import { lookAround, makeRepository } from "./look-around.ts";
import { existingFiles, newLibraryFolder, shippedCi, shippedSchemas } from "./new-library-folder.ts";
import { placeToType } from "./place-to-type.ts";

/** This package. */
export interface StartContext {
  packageRoot: string;
  tool: StartPlace["tool"];
}

/** A library that is about to begin: where its plan is carried out, and the plan. */
interface Beginning {
  /** The repository's folder, or the library's own where there is none. */
  root: string;
  repository: Repository | undefined;
  make: () => Promise<{ plan: Plan }>;
}

/**
 * Prepares a new library, or what judges one that is there.
 * @param complete asks for what is open; not called where only CI is added
 * @throws UsageError when the folder is a library already and `ci` was not asked for
 */
export async function beginLibrary(
  given: Asked,
  { packageRoot, tool }: StartContext,
  { isDry, complete }: { isDry: boolean; complete: () => Promise<Asked> },
): Promise<Beginning> {
  const named = given.directory ?? ".";
  const before = await isLibraryAlready(named, given);
  const answers = before ?? withDefaults(await complete());
  const directory = answers.directory ?? ".";
  if (before === undefined) startSettings(answers);
  if (answers.git && !isDry) await requireRepository(directory);
  const { root, isLibrary, made } = await newLibraryFolder(directory);
  if (isLibrary && before === undefined) throw alreadyLibrary(directory);
  const { hasGit, repository: top } = await lookAround(root);
  const host = top ?? hostWithout(root);
  const around = await lookAround(host);
  const repository = await findRepository(host);
  const folder = relative(host, root).split(sep).join("/");
  const place: Omit<StartPlace, "existing" | "isLibrary"> = {
    folder,
    tool,
    schemas: await shippedSchemas(packageRoot, answers.language),
    shippedCi: await shippedCi(packageRoot),
    justPastMidnight: justPastMidnight(answers.timeZone),
    ci: hostFor(answers.ci, around.ci),
    isRepository: repository !== undefined,
    hasGit,
    ...(await placeToType({ host, root, wordFiles: around.wordFiles })),
  };
  return {
    root: host,
    repository,
    // Asked while nobody else writes: an init that was cut off may just have been finished.
    make: async () => {
      const all = planLibrary(answers, { ...place, isLibrary: before !== undefined, existing: new Map() });
      const paths = all.operations.map(({ path }) => path);
      const existing = await existingFiles(host, paths);
      if (isDry) for (const folder of made) await machineDisk.removeEmpty(folder);
      return { plan: planLibrary(answers, { ...place, isLibrary: before !== undefined, existing }) };
    },
  };
}

type Complete = StartAnswers & Pick<Asked, "directory" | "git" | "ci">;

function withDefaults({ organisation = "", ...given }: Asked): Complete {
  return {
    ...given,
    organisation,
    language: given.language ?? "id",
    timeZone: given.timeZone ?? "Asia/Jakarta",
    template: given.template ?? "iso-9001",
    examples: given.examples ?? [],
    roles: given.roles,
    holders: given.holders ?? {},
    people: given.people ?? [],
    keys: given.keys ?? {},
    signatures: given.signatures ?? "optional",
  };
}

/** What a library that is there says of itself, where only what judges it is to be added. */
async function isLibraryAlready(directory: string, given: Asked): Promise<Complete | undefined> {
  // Nothing is made yet: what is asked for may be refused.
  if (!(await isThere(join(directory, SETTINGS)))) {
    await refuseNested(directory);
    return undefined;
  }
  if (given.ci === undefined) throw alreadyLibrary(directory, (await lookAround(directory)).ci);
  const { settings } = await readSettings(directory, process.cwd());
  const { organisation, language, timeZone } = settings;
  return withDefaults({ organisation, language, timeZone, directory, ci: given.ci, git: given.git });
}

/** One library's documents would be the other's, and commands would take the one above for the one below. */
async function refuseNested(directory: string): Promise<void> {
  const root = resolve(directory);
  for (let folder = dirname(root); ; folder = dirname(folder)) {
    if (await isThere(join(folder, SETTINGS))) {
      const above = relative(process.cwd(), folder) || ".";
      throw new UsageError(
        { en: `“${directory}” lies in a library, “${above}”.`, id: `“${directory}” berada di dalam pustaka “${above}”.` },
        {
          en: "A library holds no other: begin it beside that one, or a document in that one with sop new.",
          id: "Pustaka tidak memuat pustaka lain: mulai di sampingnya, atau mulai dokumen di dalamnya dengan sop new.",
        },
      );
    }
    if (folder === dirname(folder)) break;
  }
  const below = await readdir(root, { withFileTypes: true }).catch(() => []);
  for (const { name } of below) {
    if (!(await isThere(join(root, name, SETTINGS)))) continue;
    throw new UsageError(
      { en: `“${directory}” holds a library, “${name}”.`, id: `“${directory}” memuat pustaka “${name}”.` },
      { en: "Name another folder for this one: sop init FOLDER.", id: "Sebutkan folder lain untuk yang ini: sop init FOLDER." },
    );
  }
}

function alreadyLibrary(directory: string, seen: CiHost = "github"): UsageError {
  return new UsageError(
    { en: `“${directory}” is a library already.`, id: `“${directory}” sudah berupa pustaka.` },
    {
      en: `Begin a document in it with sop new; sop init ${directory} --ci ${seen} adds CI and a hook.`,
      id: `Mulai dokumen di dalamnya dengan sop new; sop init ${directory} --ci ${seen} menambahkan CI dan kait.`,
    },
  );
}

async function requireRepository(directory: string): Promise<void> {
  const { root } = await newLibraryFolder(directory);
  if ((await lookAround(root)).repository === undefined) await makeRepository(hostWithout(root));
}

/** Outside a repository, what stands beside a library stands where the command was typed, if the library lies below it. */
function hostWithout(root: string): string {
  const here = process.cwd();
  return isBelow(here, root) ? here : root;
}

function hostFor(asked: Asked["ci"], seen: CiHost | undefined): CiHost | undefined {
  return asked === "none" ? undefined : (asked ?? seen ?? "github");
}

/** Five past midnight in a zone as UTC; where clocks change, in winter. */
function justPastMidnight(timeZone: string): StartPlace["justPastMidnight"] {
  const offsetOn = (day: Date) => {
    const shown = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "longOffset" }).format(day);
    const [, sign = "+", hours = "0", minutes = "0"] = /GMT([+-])(\d+):?(\d+)?/.exec(shown) ?? [];
    return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  };
  const offset = Math.min(offsetOn(new Date("2026-01-01")), offsetOn(new Date("2026-07-01")));
  const minutes = (5 - offset + 48 * 60) % (24 * 60);
  return { hour: Math.floor(minutes / 60), minute: minutes % 60 };
}
