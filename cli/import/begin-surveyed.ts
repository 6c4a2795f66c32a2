import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { writeOutput } from "../files/write-output.ts";

/**
 * Begins a library with its settings alone.
 * @throws UsageError where one is there already: its settings are its own
 */
export async function beginSurveyed(folder: string, settings: string): Promise<void> {
  const file = join(resolve(folder), "library.yaml");
  if (existsSync(file))
    throw new UsageError(
      {
        en: `“${folder}” is a library already; a survey does not change its settings.`,
        id: `“${folder}” sudah menjadi pustaka; survei tidak mengubah pengaturannya.`,
      },
      { en: "Leave --survey out to bring the documents in.", id: "Jangan pakai --survey untuk memasukkan dokumennya." },
    );
  await mkdir(resolve(folder), { recursive: true });
  await writeOutput(file, settings);
}
