import type { EventLog, Happening } from "../core/acts/write/append-event.ts";
import type { Plan } from "../core/acts/write/plan.ts";
import { canMean, findDocument } from "../core/library/find-document.ts";
import type { Library } from "../core/library/library.ts";
import type { IsoDate } from "../schemas/iso-date.ts";
import { holdFileIfThere } from "./act/held-files.ts";
import { ChangeCommand, type ChangeContext, type ChangeFlags } from "./change-command.ts";
import { type ReadLibrary, readLibrary } from "./read/read-library.ts";

/** A document's events, who adds one, and the library around it. */
export interface Recording {
  log: EventLog;
  happening: Happening;
  library: Library;
  read: ReadLibrary;
  context: ChangeContext;
}

/** One of the commands that write down in `events.yaml` what happened to a document. */
export abstract class EventCommand extends ChangeCommand {
  protected async record(
    flags: ChangeFlags & { name?: string | undefined; position?: string | undefined; on?: IsoDate | undefined },
    name: string,
    make: (recording: Recording) => Plan | Promise<Plan>,
  ): Promise<unknown> {
    return this.change(flags, async (context) => {
      const { root, moment } = context;
      const date = flags.on ?? moment.day;
      const read = await readLibrary(root, { date, keep: ({ frontMatter }) => canMean(name, frontMatter.code) });
      const controlled = findDocument(read.library, name);
      const log = { controlled, file: await holdFileIfThere(root, `${controlled.folder}/events.yaml`) };
      const happening = { date, today: moment.day, by: await this.signer(flags, context) };
      return { plan: await make({ log, happening, library: read.library, read, context }) };
    });
  }
}
