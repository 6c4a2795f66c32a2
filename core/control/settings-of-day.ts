import type { Actor, EventName } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { DocumentType } from "../../schemas/library-settings.ts";
import type { ControlledSettings } from "../../schemas/settings-record.ts";
import { compileCodeScheme } from "../document/codes/code-scheme.ts";
import { settingsOfType } from "../document/named-in-settings.ts";
import { type AllowedSigners, readAllowedSigners } from "./allowed-signers.ts";
import { foldName, gatherPeople, type Identity, type People } from "./people.ts";
import type { Reason } from "./reason.ts";

/** The settings acts of some days are judged by. */
export interface SettingsOfDay {
  settings: ControlledSettings;
  signers: AllowedSigners;
  people: People;
  /** The type of a document by its code; undefined where the code does not fit the scheme. */
  typeOf: (code: string) => DocumentType | undefined;
}

/** Makes settings ready to judge by. */
export function makeSettingsOfDay(settings: ControlledSettings, signerLines: readonly string[]): SettingsOfDay {
  const signers = readAllowedSigners(signerLines.join("\n"));
  const scheme = compileCodeScheme(settings);
  return {
    settings,
    signers,
    people: gatherPeople(settings.people, signers),
    typeOf: (code) => settingsOfType(scheme.typeOf(code), settings),
  };
}

/** The roles that approve a change of settings, in order, with the positions that may hold each; undefined: anyone listed. */
export function settingsRoles({ types, settings }: ControlledSettings): Map<string, readonly string[] | undefined> {
  const [first] = Object.values(types);
  const roles = settings.approvals ?? first?.approvals.slice(-1) ?? [];
  return new Map(roles.map((role) => [role, settings.holders[role] ?? first?.holders[role]]));
}

/** Positions that may do an act on a document of a type; undefined: anyone listed. */
export function holdersOfAct(act: EventName | "issue", type: DocumentType | undefined, settings: ControlledSettings): string[] | undefined {
  const { acts } = settings;
  const last = type?.approvals.at(-1);
  const own = last === undefined ? [] : (type?.holders[last] ?? []);
  switch (act) {
    case "reviewed":
    case "rejected":
    case "copy-issued":
    case "copy-recalled":
    case "issue":
      return undefined;
    case "withdrawn":
    case "reinstated":
    case "cancelled":
    case "admitted":
      return anyoneIfNone([...own, ...acts.withdraw]);
    case "corrected":
    case "annulled":
      return anyoneIfNone([...own, ...acts.withdraw], acts.correct);
  }
}

/** Where nobody in particular may withdraw, naming who may correct does not take it from the others. */
function anyoneIfNone(positions: readonly string[], more: readonly string[] = []): string[] | undefined {
  return positions.length === 0 ? undefined : [...new Set([...positions, ...more])];
}

/**
 * Why somebody may not act in a position, of those that may, on a day. Undefined where nothing is against it.
 * @param holders undefined: anyone listed
 */
export function whyNotEntitled(who: Actor, on: IsoDate, holders: readonly string[] | undefined, day: SettingsOfDay): Reason | undefined {
  const identity = day.people.identify(who, on);
  const trouble = whyNotListed(who, identity);
  if (trouble) return trouble;
  if (holders === undefined || holders.some((holder) => foldName(holder) === foldName(who.position))) return undefined;
  return { why: "not-holder", name: who.name, position: who.position, holders };
}

function whyNotListed({ name, position }: Actor, identity: Identity): Reason | undefined {
  switch (identity.kind) {
    case "listed":
    case "typed":
      return undefined;
    case "retired":
      return { why: "retired", name, position, until: identity.until };
    case "unlisted":
    case "ambiguous":
    case "mixed":
      return { why: identity.kind, name, position };
  }
}
