import type { LocalText } from "../../../schemas/local-text.ts";
import { type FileOperation, textIn } from "../write/plan.ts";
import { ciPaths, hookPath, manifestPath, namesTool, ownersPaths, shellWord } from "./host-files.ts";
import type { StartPlace } from "./start-settings.ts";

/** What a file that is there must say so that nothing is missed, and what to do where it does not. */
interface Wanted {
  isSaid: (text: string) => boolean;
  advice: LocalText;
}

/** A file that is there stays as it is: what it lacks is said, a line each; of one that lacks nothing there is nothing to say. */
export function leftFiles(all: readonly FileOperation[], place: StartPlace): LocalText[] {
  return all.flatMap((operation) => {
    const { path } = operation;
    const text = place.existing.get(path);
    const wanted = wantedOf(place)[path];
    const isSame = operation.kind === "write" && textIn(operation.content) === text;
    if (text === undefined || isSame || wanted?.isSaid(text)) return [];
    return [
      {
        en: `${path} is there already and was left as it is${wanted ? `: ${wanted.advice.en}` : ""}.`,
        id: `${path} sudah ada dan dibiarkan apa adanya${wanted ? `: ${wanted.advice.id}` : ""}.`,
      },
    ];
  });
}

function wantedOf({ folder, tool }: StartPlace): Readonly<Record<string, Wanted>> {
  const library = `--library ${shellWord(folder === "" ? "." : folder)}`;
  const below = folder === "" ? "/" : `/${folder}/`;
  const namesLibrary = (text: string) =>
    text
      .split(library)
      .slice(1)
      .some((rest) => /^(?:\s|$)/.test(rest));
  const ci: Wanted = {
    isSaid: namesLibrary,
    advice: {
      en: `add the jobs that sop docs ci shows, with ${library}`,
      id: `tambahkan pekerjaan yang ditunjukkan sop docs ci, dengan ${library}`,
    },
  };
  const owners: Wanted = {
    isSaid: (text) => text.includes(`${below}library.yaml`),
    advice: {
      en: `add who must agree to a change of ${below}library.yaml, ${below}settings/ and ${below}allowed_signers`,
      id: `tambahkan siapa yang harus menyetujui perubahan ${below}library.yaml, ${below}settings/, dan ${below}allowed_signers`,
    },
  };
  const hook = `node_modules/.bin/sop gate --staged ${library}`;
  return {
    [ciPaths.github]: ci,
    [ciPaths.gitlab]: ci,
    [ownersPaths.github]: owners,
    [ownersPaths.gitlab]: owners,
    [hookPath]: { isSaid: namesLibrary, advice: { en: `let it run ${hook}`, id: `biarkan ia menjalankan ${hook}` } },
    ".gitignore": {
      isSaid: (text) => /^\/?node_modules\/?\s*$/m.test(text),
      advice: { en: "node_modules/ should stand in it", id: "node_modules/ sebaiknya tercantum di dalamnya" },
    },
    [manifestPath]: {
      isSaid: (text) => namesTool(text, tool),
      advice: {
        en: `${tool.name} belongs among its devDependencies and, for portals and prints, ${tool.name}-portal among its optionalDependencies`,
        id: `${tool.name} termasuk dalam devDependencies-nya dan, untuk portal dan cetakan, ${tool.name}-portal dalam optionalDependencies-nya`,
      },
    },
    ".vscode/settings.json": {
      isSaid: (text) => text.includes(`"${below.slice(1)}library.yaml"`),
      advice: {
        en: `its yaml.schemas should say that .vscode/sop/library.schema.json is for ${below.slice(1)}library.yaml`,
        id: `yaml.schemas di dalamnya sebaiknya menyebut .vscode/sop/library.schema.json untuk ${below.slice(1)}library.yaml`,
      },
    },
    ".vscode/extensions.json": {
      isSaid: (text) => text.includes("redhat.vscode-yaml"),
      advice: { en: "redhat.vscode-yaml completes library.yaml", id: "redhat.vscode-yaml melengkapi library.yaml" },
    },
  };
}
