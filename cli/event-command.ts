import type { Act } from "../core/acts/rests-on.ts";
import type { EventLog, Happening } from "../core/acts/write/append-event.ts";
import { type FileOperation, keepSigned, type Plan } from "../core/acts/write/plan.ts";
import { regimeNow, requireEffect } from "../core/acts/write/require-effect.ts";
import { eventFileName, printEventText } from "../core/control/act-texts.ts";
import { digestOfAct } from "../core/control/canonical.ts";
import { findDocument, meantBy } from "../core/library/find-document.ts";
import type { ControlledDocument, Library } from "../core/library/library.ts";
import type { IsoDate } from "../schemas/iso-date.ts";
import { holdFileIfThere } from "./act/held-files.ts";
import { signAct } from "./act/sign-act.ts";
import { ChangeCommand, type ChangeContext, type ChangeFlags } from "./change-command.ts";
import type { ReadLibrary } from "./read/read-library.ts";

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
  /** On which records it rests. */
  protected readonly act: Act = "happening";

  protected async record(
    flags: ChangeFlags & { name?: string | undefined; position?: string | undefined; on?: IsoDate | undefined; sign?: string | undefined },
    name: string,
    make: (recording: Recording) => Plan | Promise<Plan>,
  ): Promise<unknown> {
    return this.change(flags, async (context) => {
      const { root, moment, settings } = context;
      const date = flags.on ?? moment.day;
      const read = await this.readLibrary(root, { date, keep: meantBy(name) });
      const controlled = findDocument(read.library, name);
      this.requireRecords(this.act, read.library, [controlled]);
      const log = { controlled, file: await holdFileIfThere(root, `${controlled.folder}/events.yaml`) };
      const by = await this.signer(flags, context);
      const happening = { date, today: moment.day, time: moment.time, by, isSigned: flags.sign !== undefined };
      const plan = await make({ log, happening, library: read.library, read, context });
      const regime = regimeNow(read.control, settings, controlled.life, moment.day);
      requireEffect(controlled.life, plan.events ?? [], { regime, isSigned: happening.isSigned });
      return { plan: { ...plan, operations: [...plan.operations, ...(await this.#signatures(flags, plan, controlled, context))] } };
    });
  }

  /** The signed text and signature of each entry, where a key is named. */
  async #signatures(
    flags: Pick<ChangeFlags, "dry-run"> & { sign?: string | undefined },
    { events = [] }: Plan,
    { code, folder }: ControlledDocument,
    { root, settings }: ChangeContext,
  ): Promise<FileOperation[]> {
    const operations: FileOperation[] = [];
    if (flags.sign === undefined) return operations;
    for (const event of events) {
      const digest = digestOfAct(event);
      const text = printEventText(code, event, digest);
      const signing = { text, by: { ...event.by, time: event.time }, namespace: "sop-event" as const, keyFile: flags.sign };
      const signature = await signAct(signing, { root, people: settings.people, isDryRun: flags["dry-run"] });
      operations.push(...keepSigned(`${folder}/${eventFileName(digest)}`, text, signature));
    }
    return operations;
  }
}
