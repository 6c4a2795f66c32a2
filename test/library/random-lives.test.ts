import { describe, expect, test } from "vitest";
import { comesIntoForce, type DatedRevision, effectiveRevision, standingRevision, statusOn } from "../../core/library/status.ts";
import { day, documentOf, inForceOf, LAST_DAY, type RandomLife, randomLife } from "../tools/random-lives.ts";

const lives = Array.from({ length: 200 }, (_, seed) => ({ seed, life: randomLife(seed), document: documentOf(randomLife(seed)) }));
const days = Array.from({ length: LAST_DAY }, (_, number) => number);

/** A life as it was known on a day, whatever was withdrawn and reinstated in it. */
function knownOn({ revisions }: RandomLife, on: number): RandomLife {
  const issued = revisions.filter((one) => one.issued <= on);
  return {
    revisions: issued.map((one) => ({ ...one, cancelled: one.cancelled !== undefined && one.cancelled <= on ? one.cancelled : undefined })),
    turns: [],
  };
}

describe("of random lives, day by day", () => {
  test("what is in force is what a plain account of them says, and nothing else is called so", () => {
    for (const { seed, life, document } of lives) {
      const told = days.map((on) => inForceOf(life, on));
      const inForce = days.map((on) => document.revisions.indexOf(effectiveRevision(document, day(on)) as DatedRevision));
      expect([seed, inForce]).toEqual([seed, told.map((number) => number ?? -1)]);
      const called = days.map((on) =>
        document.revisions.flatMap((one, number) => (statusOn(document, one, day(on))?.status === "effective" ? [number] : [])),
      );
      expect([seed, called]).toEqual([seed, told.map((number) => (number === undefined ? [] : [number]))]);
    }
  });

  test("a revision that is said to be followed was followed on that day, by that revision", () => {
    let followed = 0;
    for (const { seed, life, document } of lives) {
      for (const on of days) {
        for (const [number, one] of document.revisions.entries()) {
          const status = statusOn(document, one, day(on));
          if (status?.status !== "superseded") continue;
          followed++;
          const then = days.find((candidate) => day(candidate) === status.on) as number;
          const by = inForceOf(knownOn(life, on), then);
          expect([seed, number, on, status.by]).toEqual([seed, number, on, `0${by}`]);
          expect(by).toBeGreaterThan(number);
        }
      }
    }
    expect(followed).toBeGreaterThan(1000);
  });

  test("a revision that is said to be scheduled comes into force on that day, by what is known", () => {
    let scheduled = 0;
    for (const { seed, life, document } of lives) {
      for (const on of days) {
        for (const [number, one] of document.revisions.entries()) {
          const status = statusOn(document, one, day(on));
          if (status?.status !== "scheduled") continue;
          scheduled++;
          expect([seed, number, on, inForceOf(knownOn(life, on), life.revisions[number]?.effective ?? 0)]).toEqual([
            seed,
            number,
            on,
            number,
          ]);
        }
      }
    }
    expect(scheduled).toBeGreaterThan(1000);
  });

  test("what stands for a document is in force, was until it was withdrawn, or is the next to come", () => {
    for (const { seed, life, document } of lives) {
      for (const on of days) {
        const stands = standingRevision(document, day(on));
        const issued = life.revisions.filter((one) => one.issued <= on);
        if (issued.length === 0) {
          expect([seed, on, stands]).toEqual([seed, on, undefined]);
          continue;
        }
        // Of whatever was issued something stands for the document, even where none of it ever came into force.
        expect([seed, on, stands === undefined]).toEqual([seed, on, false]);
        const [now, ...earlier] = Array.from({ length: on + 1 }, (_, back) => inForceOf(life, on - back));
        const isWithdrawn = life.turns.findLast((turn) => turn.on <= on)?.isWithdrawal === true;
        const last = isWithdrawn ? earlier.find((number) => number !== undefined) : undefined;
        const wanted = now ?? last;
        if (wanted !== undefined) expect([seed, on, stands?.revision]).toEqual([seed, on, `0${wanted}`]);
        else if (stands && !isWithdrawn) {
          const coming = issued
            .filter((one) => one.effective > on && (one.cancelled === undefined || one.cancelled > on))
            .map(({ effective }) => effective);
          if (coming.length > 0) expect([seed, on, stands.facts.effective]).toEqual([seed, on, day(Math.min(...coming))]);
        }
      }
    }
  });

  test("who comes into force on their day are those that are in force some day, or would be were nothing withdrawn", () => {
    for (const { seed, life, document } of lives) {
      const ever = new Set(
        days.concat(Array.from({ length: 200 }, (_, more) => LAST_DAY + more)).map((on) => inForceOf({ ...life, turns: [] }, on)),
      );
      const come = document.revisions.flatMap((one, number) => (comesIntoForce(document, one) ? [number] : []));
      expect([seed, come]).toEqual([seed, life.revisions.flatMap((_, number) => (ever.has(number) ? [number] : []))]);
    }
  });
});
