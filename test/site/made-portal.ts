import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type ServedPortal, servePortal } from "../../cli/portal/serve-portal.ts";
import { runSop } from "../run-sop.ts";

/** A portal of a library written for one test. */
export interface MadePortal extends ServedPortal {
  folder: string;
  library: string;
}

/** Writes a library's files, builds its portal as of a day and serves it; `close` removes both. */
export async function makePortal(files: Readonly<Record<string, string>>, words: readonly string[] = []): Promise<MadePortal> {
  const work = await mkdtemp(join(tmpdir(), "sop-portal-test-"));
  const library = join(work, "sops");
  const folder = join(work, "portal");
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(library, name)), { recursive: true });
    await writeFile(join(library, name), text);
  }
  const built = await runSop(["build", "--library", library, "--out", folder, "--date", "2026-11-23", ...words], { cwd: work });
  if (built.status !== 0) throw new Error(`sop build failed: ${built.out}${built.err}`);
  const served = await servePortal(folder);
  return {
    ...served,
    folder,
    library,
    close: async () => {
      await served.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}

/** A document of a made library, in English, typed over from paper and in force since 2026-01-05. */
export function issuedDocument(code: string, body: string, extra = ""): string {
  return `---
code: ${code}
title: Procedure ${code}
revision: "00"
effective: 2026-01-05
language: en
approvals:
  prepared: { name: A., position: Writer, date: 2026-01-02 }
  checked: { name: B., position: Lead, date: 2026-01-02 }
  approved: { name: C., position: Head, date: 2026-01-03 }
transcription: { source: the paper in the office }
parties: [Agent, Team Leader, Supervisor]
${extra}changes:
  - summary: [First issue]
---

## Purpose

Answer calls.

## Procedure

${body}`;
}
