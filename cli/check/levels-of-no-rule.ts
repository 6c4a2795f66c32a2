import type { Finding } from "../../core/finding.ts";
import type { SettingsInFiles } from "../../core/rules/engine/check-settings.ts";
import { catalogue, ruleMeant } from "../../core/rules/find-rule.ts";
import type { LibrarySettings } from "../../schemas/library-settings.ts";
import { fileFindings } from "./file-findings.ts";

/** A level for a rule that is not there changes nothing, and whoever wrote it believes it does. */
export function levelsOfNoRule(settings: LibrarySettings, { path, rangeOf }: SettingsInFiles, only?: readonly string[]): Finding[] {
  const file = "library.yaml";
  const strange = Object.keys(settings.rules).filter((id) => !catalogue.some((rule) => rule.id === id));
  const found = strange.map((id) => ({
    path: `${path}${file}`,
    folder: undefined,
    problem: {
      kind: "frontMatter" as const,
      at: rangeOf(file, `rules.${id}`),
      key: `rule ${id}`,
      message: {
        en: `There is no rule “${id}”, so its level changes nothing.`,
        id: `Tidak ada aturan “${id}”, jadi tingkatnya tidak berpengaruh.`,
      },
      fix: ruleMeant(id),
    },
  }));
  return fileFindings(found, settings, only);
}
