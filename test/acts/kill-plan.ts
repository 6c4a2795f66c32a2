/** A process that applies a plan and kills itself at a given call of the disk: `node kill-plan.ts ROOT PLAN CALL`. */
import { readFileSync } from "node:fs";
import { withWriter } from "../../cli/files/apply-plan.ts";
import { type Disk, machineDisk } from "../../cli/files/disk.ts";
import type { FileOperation } from "../../core/acts/write/plan.ts";

const [root = "", plan = "", at = ""] = process.argv.slice(2);
const operations = JSON.parse(readFileSync(plan, "utf8")) as FileOperation[];
let left = Number(at);

/** Before its last call it dies; of a write only half is done. */
const disk = Object.fromEntries(
  Object.entries(machineDisk).map(([name, call]) => [
    name,
    async (...words: unknown[]) => {
      if (--left === 0) {
        if (name === "write") await machineDisk.write(words[0] as string, String(words[1]).slice(0, 20)).catch(() => undefined);
        process.kill(process.pid, "SIGKILL");
      }
      return (call as (...own: unknown[]) => Promise<unknown>)(...words);
    },
  ]),
) as unknown as Disk;

await withWriter(root, (writer) => writer.apply({ operations }, () => true), disk);
