import { join } from "node:path";
import { adoptedNow } from "../../core/acts/adopt.ts";
import { allowSettings, planSettings } from "../../core/acts/approve-settings.ts";
import { requireRecords } from "../../core/acts/rests-on.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { judgeSettings } from "../../core/control/settings-history.ts";
import { ownSeverities } from "../../core/rules/find-rule.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { LibrarySettings, Person } from "../../schemas/library-settings.ts";
import { BASELINE, readBaseline } from "../read/baseline-file.ts";
import type { ReadFacts } from "../read/read-library.ts";
import { ALLOWED_SIGNERS } from "../read/signatures.ts";
import { holdFileIfThere } from "./held-files.ts";
import { mustSign, signAct } from "./sign-act.ts";

/** Whose approval of which library's settings is asked for. */
export interface SettingsApprover {
  read: ReadFacts;
  settings: LibrarySettings;
  /** Now, in the library's time zone. */
  moment: { day: IsoDate; time: string };
  person: Pick<Person, "name" | "position">;
}

/**
 * Makes the plan by which a role approves the library's settings as they are.
 * @throws UsageError with the first reason why it may not
 */
export async function approveSettings(
  flags: { as: string; sign: string | undefined; refound: string | undefined; "dry-run": boolean },
  { read: { root, control, library, folders }, settings, moment, person }: SettingsApprover,
) {
  const { held } = judgeSettings(control.records, moment.day);
  requireRecords(held.length === 0 ? "founding" : "settings", library, held.length === 0 ? "all" : []);
  const before = held.at(-1)?.day.settings ?? settings;
  if (before.signatures === "required" && flags.sign === undefined) throw mustSign();
  const accepted = await readBaseline(join(root, BASELINE), true);
  const allowed = allowSettings({
    now: { settings: controlledOf(settings), signers: control.signers, baseline: accepted },
    records: control.records,
    adopts: (history) => adoptedNow(library, folders, history),
    refound: flags.refound,
    role: flags.as,
    person,
    today: moment.day,
    time: moment.time,
    isSigned: flags.sign !== undefined,
    severitiesOf: ownSeverities,
  });
  const { text, approval, path, isBegun } = allowed;
  const signing = { text, by: { ...approval, time: moment.time }, namespace: "sop-settings" as const };
  const place = { root, people: settings.people, isDryRun: flags["dry-run"] };
  const signature = flags.sign === undefined ? undefined : await signAct({ ...signing, keyFile: flags.sign }, place);
  const plan = planSettings(allowed, flags.as, isBegun ? await holdFileIfThere(root, path) : undefined, signature);
  // What was approved goes into the same commit as its approval.
  const lists = [...(control.signers.length > 0 ? [ALLOWED_SIGNERS] : []), ...(accepted.length > 0 ? [BASELINE] : [])];
  return { plan: { ...plan, edited: ["library.yaml", ...lists] } };
}
