import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MatchableFlow, matchSteps, renumberedBetween } from "../../core/compare/match-steps.ts";
import type { ChangeEntry } from "../../schemas/front-matter.ts";
import type { Revision } from "../../schemas/identifier.ts";

/** A flow of steps written `Actor: Title`, numbered from `first`. */
const flow = (title: string, steps: string[], first = 1): MatchableFlow => ({
  title,
  steps: steps.map((text, index) => {
    const [actor = "", name = ""] = text.split(": ");
    return { number: first + index, title: name, actors: [actor] };
  }),
});

const pairs = (before: MatchableFlow[], after: MatchableFlow[], renumbered = {}) =>
  matchSteps(before, after, renumbered).steps.map(({ before: old, after: fresh }) => [old?.step.number, fresh?.step.number]);

describe("steps", () => {
  test("one inserted step is one insertion", () => {
    const before = flow("108", ["Agent: Salam", "Agent: Cari", "Agent: Penutup"]);
    const after = flow("108", ["Agent: Salam", "Agent: Verifikasi", "Agent: Cari", "Agent: Penutup"]);
    expect(pairs([before], [after])).toEqual([
      [1, 1],
      [undefined, 2],
      [2, 3],
      [3, 4],
    ]);
  });

  test("the map comes first, titles afterwards", () => {
    const before = flow("108", ["Agent: Salam", "Agent: Cari"]);
    const after = flow("108", ["Agent: Cari", "Agent: Sapa"]);
    expect(pairs([before], [after], { 1: "2", 2: "1" })).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test("titles that share half their words are two steps, those that share most are one", () => {
    const before = flow("108", ["Agent: Mencatat keluhan pelanggan di aplikasi"]);
    const half = flow("108", ["Agent: Mencatat keluhan lewat telepon di kantor"]);
    const most = flow("108", ["Agent: Mencatat keluhan pelanggan di aplikasi tiket"]);
    expect(pairs([before], [half])).toEqual([
      [undefined, 1],
      [1, undefined],
    ]);
    expect(pairs([before], [most])).toEqual([[1, 1]]);
  });

  test("the same title several times is taken in order, in any spelling", () => {
    const before = flow("108", ["Agent: Catat", "Agent: Jawab", "Agent: Catat"]);
    const after = flow("108", ["Agent: catat", "Agent: Jawab", "Agent: CATAT "]);
    expect(pairs([before], [after])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  test("a step that went to another flow is the same step", () => {
    const before = [flow("108", ["Agent: Salam", "Agent: Eskalasi"]), flow("147", ["Agent: Salam"], 3)];
    const after = [flow("108", ["Agent: Salam"]), flow("147", ["Agent: Salam", "Agent: Eskalasi"], 2)];
    expect(pairs(before, after)).toEqual([
      [1, 1],
      [3, 2],
      [2, 3],
    ]);
  });

  test("a reworded title is the same step, of the same actor only, nearest first", () => {
    const before = flow("108", ["Agent: Catat keluhan pelanggan lama", "Agent: Catat keluhan pelanggan"]);
    const after = flow("108", ["Agent: Catat keluhan pelanggan baru", "Supervisor: Catat semua keluhan pelanggan"]);
    expect(pairs([before], [after])).toEqual([
      [2, 1],
      [undefined, 2],
      [1, undefined],
    ]);
  });

  test("in flows of another order a title is first looked for in its own flow", () => {
    const before = [flow("108", ["Agent: Salam"]), flow("147", ["Agent: Salam"], 2)];
    const after = [flow("147", ["Agent: Salam"]), flow("108", ["Agent: Salam"], 2)];
    expect(pairs(before, after)).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test.each<[what: string, before: string[], after: string[], expected: [number | undefined, number | undefined][]]>([
    ["three words of five are near enough", ["A: satu dua tiga kopi teh"], ["A: satu dua tiga roti nasi"], [[1, 1]]],
    [
      "a word said again is shared but once",
      ["A: tiket dua tiga empat"],
      ["A: tiket tiket tiket lima"],
      [
        [undefined, 1],
        [1, undefined],
      ],
    ],
    [
      "equally near ones in order",
      ["A: satu dua tiga kopi", "A: satu dua tiga teh", "A: satu dua tiga susu"],
      ["A: satu dua tiga roti", "A: satu dua tiga nasi", "A: satu dua tiga mi"],
      [
        [1, 1],
        [2, 2],
        [3, 3],
      ],
    ],
    [
      "the nearest of several, whichever comes first",
      ["A: satu dua tiga empat kopi", "A: satu dua tiga enam tujuh"],
      ["A: satu dua tiga empat teh"],
      [
        [1, 1],
        [2, undefined],
      ],
    ],
  ])("titles that are near: %s", (_, before, after, expected) => {
    expect(pairs([flow("108", before)], [flow("108", after)])).toEqual(expected);
  });

  test("an actor is the same in any spelling, written with its place or without; nobody is one too", () => {
    const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
    const one = (title: string, actors: MatchableFlow["steps"][number]["actors"]) => [
      { title: "108", steps: [{ number: 1, title, actors }] },
    ];
    const matched = (before: MatchableFlow["steps"][number]["actors"], after: MatchableFlow["steps"][number]["actors"]) =>
      pairs(one("Catat nama pelanggan", before), one("Catat nama pelanggan baru", after)).length === 1;
    expect(matched(["Agent"], [{ value: "AGENT", at }])).toBe(true);
    expect(matched([], [])).toBe(true);
    expect(matched(["Agent"], [])).toBe(false);
  });

  test("words too far apart are a removal and an addition", () => {
    expect(pairs([flow("108", ["Agent: Catat keluhan"])], [flow("108", ["Agent: Catat gangguan baru"])])).toEqual([
      [undefined, 1],
      [1, undefined],
    ]);
  });
});

describe("flows", () => {
  test("a flow given another title is found by its steps", () => {
    const before = [flow("Layanan 147", ["Agent: Salam", "Agent: Cari", "Agent: Penutup"])];
    const after = [flow("Layanan 188", ["Agent: Salam", "Agent: Cari", "Agent: Tawarkan", "Agent: Penutup"])];
    expect(matchSteps(before, after).flows).toEqual([{ before: before[0], after: after[0] }]);
  });

  test("half of the steps are not the greater part", () => {
    const before = [flow("Lama", ["Agent: Salam", "Agent: Cari"])];
    const after = [flow("Baru", ["Agent: Salam", "Agent: Jual"])];
    expect(matchSteps(before, after).flows).toEqual([
      { before: undefined, after: after[0] },
      { before: before[0], after: undefined },
    ]);
  });

  test("of several flows that share most of their steps those that share more are one", () => {
    const [a, b, c, d] = ["Agent: Salam", "Agent: Cari", "Agent: Catat", "Agent: Tutup"];
    const two = [flow("Lama A", [a, b, c]), flow("Lama B", [a, b, c, d])];
    const one = [flow("Baru", [a, b, c, d])];
    expect(matchSteps(two, one).flows).toEqual([
      { before: two[1], after: one[0] },
      { before: two[0], after: undefined },
    ]);
    expect(matchSteps(one, two).flows).toEqual([
      { before: undefined, after: two[0] },
      { before: one[0], after: two[1] },
    ]);
  });
});

test("maps are followed over several revisions", () => {
  const changes: Partial<ChangeEntry>[] = [
    { revision: "04" as Revision, renumbered: { "1": "9" } },
    { revision: "05" as Revision, renumbered: { "8": "9", "9": "10" } },
    { renumbered: { "9": "11" } },
  ];
  expect(renumberedBetween(changes, "04", "06")).toEqual({ "8": "11", "9": "10" });
});

test.each<[what: string, maps: Record<string, string>[], expected: Record<string, string>]>([
  ["what moved twice is told once, from where it was", [{ "1": "2" }, { "2": "3" }], { "1": "3" }],
  ["a number that is given anew is another step's", [{ "1": "2" }, { "1": "5" }], { "1": "2" }],
  ["steps that moved in one revision only", [{ "1": "2" }, {}, { "7": "8" }], { "1": "2", "7": "8" }],
])("maps of several revisions: %s", (_, maps, expected) => {
  const changes = maps.map((renumbered, index) => ({ revision: `0${index + 1}`, renumbered }));
  expect(renumberedBetween(changes, "00", "03")).toEqual(expected);
});

test("every step is paired exactly once, whatever the flows", () => {
  const title = fc.constantFrom("Salam", "Cari data", "Cari data pelanggan", "Penutup", "Catat", "Catat keluhan");
  const steps = fc.array(fc.tuple(fc.constantFrom("A", "B"), title), { maxLength: 12 });
  const made = fc.array(steps, { maxLength: 3 }).map((flows) => {
    let number = 1;
    return flows.map((own, index) => ({
      title: `Alur ${index}`,
      steps: own.map(([actor, name]) => ({ number: number++, title: name, actors: [actor] })),
    }));
  });
  fc.assert(
    fc.property(made, made, (before, after) => {
      const { steps: found } = matchSteps(before, after);
      const olds = found.flatMap(({ before: old }) => (old ? [old.step.number] : [])).sort((a, b) => a - b);
      const news = found.flatMap(({ after: fresh }) => (fresh ? [fresh.step.number] : []));
      expect(olds).toEqual(before.flatMap((own) => own.steps.map(({ number }) => number)));
      expect(news).toEqual(after.flatMap((own) => own.steps.map(({ number }) => number)));
      const same = matchSteps(after, after).steps;
      expect(same.every(({ before: old, after: fresh }) => old?.step === fresh?.step)).toBe(true);
    }),
  );
});

test("ten thousand steps, half of them with other titles, are matched one by one", () => {
  const long = (word: string) =>
    flow(
      "108",
      Array.from({ length: 10_000 }, (_, index) => `Agent: Langkah${index} ${index % 2 ? word : "tetap"}${index}`),
    );
  const { steps } = matchSteps([long("lama")], [long("baru")]);
  expect(steps.filter(({ before, after }) => before && after && before.step.title === after.step.title)).toHaveLength(5_000);
});
