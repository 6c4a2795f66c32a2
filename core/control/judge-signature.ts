import type { Actor } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { doubtful, FAULTLESS, type Judgement, wrong } from "./judgement.ts";
import type { FoundSignature } from "./life.ts";
import type { SettingsOfDay } from "./settings-of-day.ts";

/** An act's signature: what was found, what was expected, and of whom. */
export interface SignatureCase {
  found: FoundSignature | undefined;
  /** The text that should have been signed. */
  expected: string | undefined;
  by: Actor;
  recorded: IsoDate;
  /** The act says that it was signed. */
  isClaimed: boolean;
  /** The settings ask for a signature. */
  isRequired: boolean;
}

/** Judges an act's signature by the settings of the day it was recorded. */
export function judgeSignature(own: SignatureCase, day: SettingsOfDay): Judgement {
  const { found, isClaimed, isRequired } = own;
  if (found === undefined) {
    if (isClaimed) return doubtful({ why: "signature-missing" });
    return isRequired ? wrong({ why: "unsigned" }) : FAULTLESS;
  }
  const { result } = found;
  switch (result.outcome) {
    case "good":
      return judgeGood(found, result.signer, own, day);
    case "incomplete":
      return doubtful({ why: "signature-missing" });
    case "altered":
      return doubtful({ why: "signature", outcome: "altered", signer: undefined });
    case "not-an-approval":
      return doubtful({ why: "signature-of-other" });
    case "no-tool":
      return { ...FAULTLESS, remarks: [{ why: "signature-unchecked" }] };
    case "other-namespace":
    case "unknown-person":
    case "no-signers":
      return wrong({ why: "signature", outcome: result.outcome, signer: undefined });
    case "not-allowed":
    case "expired":
      return wrong({ why: "signature", outcome: result.outcome, signer: result.signer });
  }
}

function judgeGood(found: FoundSignature, signer: string, { expected, by, recorded }: SignatureCase, day: SettingsOfDay): Judgement {
  if (found.text !== expected) return doubtful({ why: "signature-of-other" });
  const identity = day.people.identify(by, recorded);
  const isTheirs = identity.kind === "listed" && identity.entry.signer === signer;
  return isTheirs ? FAULTLESS : wrong({ why: "signature", outcome: "not-allowed", signer });
}
