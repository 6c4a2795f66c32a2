import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { knownOf, openLibrary, parseText, readFolders } from "../../cli/read/read-library.ts";
import { createReadingContext } from "../../core/document/read-document.ts";
import { orderFindings } from "../../core/finding.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import type { FolderLife } from "../../core/library/library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import { checkLibrary, printingOf } from "../../core/rules/engine/check-library.ts";
import { emitLife } from "../../core/rules/engine/emit-life.ts";
import type { Emitted, EmittedUse, Told } from "../../core/rules/engine/emitted.ts";
import { judgeTouched } from "../../core/rules/engine/judge-touched.ts";
import { MemoryStore } from "../../core/rules/engine/memory-store.ts";
import { compareAnswers, orderUses } from "../../core/rules/engine/order.ts";
import { printTold } from "../../core/rules/engine/print-told.ts";
import { libraryRules } from "../../core/rules/index.ts";
import { exampleSettings } from "../../core/rules/kit/run-example.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

/*
 * The store beside one that remembers nothing: what it tells must be what all folders' emissions say together, however they
 * came to be there, and what it wants judged must be what a change touched, no less and no more.
 */

// In the order of their texts' paths, which is not that of their names.
const folders = ["A-1", "A", "B"];
const code = (text: string) => text as DocumentCode;
const nameOf = (folder: string, own?: DocumentCode) => ({
  path: `${folder}/draft.md`,
  folder,
  code: own,
  revision: undefined,
  state: "draft" as const,
});
const tell = (rule: string, folder: string, key: string): Told => ({
  rule,
  text: nameOf(folder),
  report: { at: "file", key, message: { en: key, id: key } } as unknown as Told["report"],
});

const rule = fc.constantFrom("R1", "R2");
const key = fc.constantFrom("k1", "k2");
const emittedBy = (folder: string): fc.Arbitrary<Emitted> => {
  const text = fc.constantFrom(undefined, code("C1"), code("C2")).map((own) => nameOf(folder, own));
  const cited = fc.constantFrom(code("C1"), code("C2"));
  return fc.record({
    codes: fc.uniqueArray(cited, { maxLength: 2 }),
    told: fc.array(fc.constantFrom("t1", "t2").map((own) => tell("R3", folder, own))),
    uses: fc.array(fc.record({ rule, key, differs: fc.constantFrom("x", "y"), text, use: fc.nat(2) }), { maxLength: 4 }),
    citations: fc.array(fc.record({ rule, code: cited, text, citing: fc.nat(2) }), { maxLength: 3 }),
    answers: fc.array(
      fc.record({ rule, code: cited, folder: fc.constant(folder), isIssued: fc.boolean(), answer: fc.constantFrom("yes", "no") }),
      { maxLength: 2 },
    ),
  });
};
const step = fc.constantFrom(...folders).chain((folder) =>
  fc.record({
    folder: fc.constant(folder),
    emitted: fc.option(emittedBy(folder), { nil: undefined }),
    isJudged: fc.boolean(),
  }),
);

type Held = ReadonlyMap<string, Emitted>;
const inOrder = (held: Held) => folders.flatMap((folder) => held.get(folder) ?? []);
const byRule = <T extends { rule: string }>(all: readonly T[], keyOf: (one: T) => string) =>
  Map.groupBy(all, (one) => `${one.rule} ${keyOf(one)}`);

function usesOf(held: Held): Map<string, EmittedUse[]> {
  const uses = byRule(
    inOrder(held).flatMap((emitted) => emitted.uses),
    (use) => use.key,
  );
  for (const group of uses.values())
    group.sort((a, b) => ((a.text.code ?? "") < (b.text.code ?? "") ? -1 : a.text.code === b.text.code ? 0 : 1));
  return uses;
}

function answersOf(held: Held): Map<string, string> {
  const answers = byRule(
    inOrder(held).flatMap((emitted) => emitted.answers),
    (answer) => answer.code,
  );
  return new Map([...answers].map(([cited, all]) => [cited, String((all.find(({ isIssued }) => isIssued) ?? all[0])?.answer)]));
}

function citationsOf(held: Held): Map<string, Map<string, unknown[]>> {
  const all = inOrder(held).flatMap((emitted) => emitted.citations);
  return new Map(
    [...byRule(all, (citation) => citation.code)].map(([cited, citations]) => [
      cited,
      Map.groupBy(citations, ({ text }) => text.folder) as Map<string, unknown[]>,
    ]),
  );
}

/** What of two states of one folder is judged again: keys it uses otherwise, citations that are others, citations of another answer. */
function touchedBetween(before: Held, after: Held, folder: string): { keys: string[]; citations: string[] } {
  const own = (held: Held): Held => new Map([...held].filter(([name]) => name === folder));
  const differing = <T>(one: Map<string, T>, other: Map<string, T>, printed: (value: T | undefined) => unknown) =>
    [...new Set([...one.keys(), ...other.keys()])].filter(
      (name) => JSON.stringify(printed(one.get(name))) !== JSON.stringify(printed(other.get(name))),
    );
  const asEmitted = (held: Held) =>
    byRule(
      inOrder(held).flatMap(({ uses }) => uses),
      (use) => use.key,
    );
  const keys = differing(asEmitted(own(before)), asEmitted(own(after)), (uses) => uses);
  const cited = differing(citationsOf(own(before)), citationsOf(own(after)), (from) => from?.get(folder)).map(
    (name) => `${name} ${folder}`,
  );
  const answered = differing(answersOf(before), answersOf(after), (answer) => answer).flatMap((name) =>
    [...(citationsOf(after).get(name)?.keys() ?? [])].map((from) => `${name} ${from}`),
  );
  return { keys, citations: [...cited, ...answered] };
}

/** Judges what the store wants judged, and says what that was. */
function judge(store: MemoryStore): { keys: string[]; citations: string[] } {
  const keys = [...store.takeTouchedKeys()].map(({ differs, ...shared }) => {
    const group = store.group(shared);
    store.keepGroup(shared, group.length === 0 ? [] : [tell(shared.rule, "", `${shared.key} ${differs} ${JSON.stringify(group)}`)]);
    return `${shared.rule} ${shared.key}`;
  });
  const citations = [...store.takeTouchedCitations()].flatMap(({ folders: from, ...cited }) =>
    [...from].map((folder) => {
      const citing = store.citing(cited, folder);
      const answer = String(store.answer(cited)?.answer);
      store.keepCitations(
        cited,
        folder,
        citing.length === 0 ? [] : [tell(cited.rule, folder, `${cited.code} ${answer} ${JSON.stringify(citing)}`)],
      );
      return `${cited.rule} ${cited.code} ${folder}`;
    }),
  );
  return { keys, citations };
}

function toldByAll(held: Held): string[] {
  const told = inOrder(held).flatMap((emitted) => emitted.told.map(({ rule: own, report }) => `${own} ${report.key}`));
  const groups = [...usesOf(held)].map(([name, group]) => {
    const [own, shared] = name.split(" ");
    return `${own} ${shared} ${new Set(group.map(({ differs }) => differs)).size > 1} ${JSON.stringify(group)}`;
  });
  const citations = [...citationsOf(held)].flatMap(([name, from]) =>
    [...from.values()].map((citing) => `${name} ${answersOf(held).get(name)} ${JSON.stringify(citing)}`),
  );
  return [...told, ...groups, ...citations].sort();
}

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

test("what is told is what all folders say together, and judged again is what was touched", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const store = new MemoryStore();
      let held: Held = new Map();
      const touched = { keys: new Set<string>(), citations: new Set<string>() };
      for (const { folder, emitted, isJudged } of [...steps, { folder: "A", emitted: undefined, isJudged: true }]) {
        const after = new Map([...held].filter(([name]) => name !== folder));
        if (emitted) after.set(folder, emitted);
        store.replace(folder, emitted);
        const now = touchedBetween(held, after, folder);
        for (const name of now.keys) touched.keys.add(name);
        for (const name of now.citations) touched.citations.add(name);
        held = after;
        expect([...store.codes()].sort()).toEqual(sorted(inOrder(held).flatMap(({ codes }) => codes)));
        if (!isJudged) continue;
        const judged = judge(store);
        expect(judged.keys.toSorted()).toEqual(sorted(touched.keys));
        expect(judged.citations.toSorted()).toEqual(sorted(touched.citations));
        touched.keys.clear();
        touched.citations.clear();
        expect([...store.told()].map(({ rule: own, report }) => `${own} ${report.key}`).sort()).toEqual(toldByAll(held));
        expect(judge(store)).toEqual({ keys: [], citations: [] });
      }
    }),
    { numRuns: 100, seed: 20_261_129 },
  );
});

test("nothing is kept of what nobody emits", () => {
  const store = new MemoryStore();
  store.keepGroup({ rule: "R1", key: "k1" }, [tell("R1", "A", "k1")]);
  store.keepCitations({ rule: "R1", code: code("C1") }, "A", [tell("R1", "A", "C1")]);
  expect([...store.told()]).toEqual([]);
  expect(store.group({ rule: "R1", key: "k1" })).toEqual([]);
  expect(store.citing({ rule: "R1", code: code("C1") }, "A")).toEqual([]);
  expect(store.answer({ rule: "R1", code: code("C1") })).toBeUndefined();
});

test("uses stand in the order of codes, those of one code in the order of paths, those of one text as they came", () => {
  const use = (folder: string, own: string | undefined, number: number): EmittedUse => ({
    rule: "R1",
    key: "k",
    differs: "",
    text: nameOf(folder, own === undefined ? undefined : code(own)),
    use: number,
  });
  const ordered = orderUses([
    use("B", "C2", 1),
    use("A", "C2", 2),
    use("A", "C2", 3),
    use("A-1", "C2", 4),
    use("Z", "C1", 5),
    use("Y", undefined, 6),
  ]);
  expect(ordered.map(({ use: number }) => number)).toEqual([6, 5, 4, 2, 3, 1]);
});

test("of folders that claim one code the one that has issued it answers, else the first by its path", () => {
  const answer = (folder: string, isIssued: boolean) => ({ rule: "R1", code: code("C1"), folder, isIssued, answer: "" });
  const first = (...all: ReturnType<typeof answer>[]) => all.toSorted(compareAnswers).map(({ folder }) => folder);
  expect(first(answer("A", false), answer("B", true))).toEqual(["B", "A"]);
  expect(first(answer("B", true), answer("A", false))).toEqual(["B", "A"]);
  expect(first(answer("A", true), answer("A-1", true))).toEqual(["A-1", "A"]);
  expect(first(answer("B", false), answer("A", false))).toEqual(["A", "B"]);
});

test("folders that come, go and come back are told what the whole library is", async () => {
  const base = fileURLToPath(new URL("../../core/qualification/broken-library", import.meta.url));
  const open = await openLibrary(base, base);
  const { reading, control } = open;
  const day = "2026-01-15" as IsoDate;
  const texts = new Map<string, ReturnType<typeof factsOf>[]>();
  const beside = new Map();
  for await (const folder of readFolders(open, { base, integrity: true })) {
    texts.set(
      folder.folder,
      folder.texts.map((text) => factsOf(parseText(text, reading), reading, knownOf(text))),
    );
    beside.set(folder.folder, folder.facts);
  }
  const library = (names: readonly string[]) =>
    indexLibrary(
      names.flatMap((name) => texts.get(name) ?? []),
      new Map(names.map((name) => [name, beside.get(name)])),
      reading.settings,
      day,
      control,
    );
  const whole = library([...texts.keys()]);
  const found = (result: { findings: Parameters<typeof orderFindings>[0] }) =>
    orderFindings(result.findings).map(
      ({ path, at, rule: own, message }) => `${path}:${at.start.line}:${at.start.column} ${own} ${message.en}`,
    );

  const store = new MemoryStore();
  const put = (life: FolderLife) => {
    store.replace(life.folder, emitLife(life, day, libraryRules, reading));
    judgeTouched(store, libraryRules, reading);
  };
  const told = () => found(printTold(store, libraryRules, printingOf(whole.files, reading)));
  for (const life of whole.lives.toReversed()) put(life);
  expect(told()).toEqual(found(checkLibrary(whole, libraryRules, reading)));
  for (const life of whole.lives) {
    store.replace(life.folder, undefined);
    judgeTouched(store, libraryRules, reading);
    const others = library([...texts.keys()].filter((name) => name !== life.folder));
    expect(told(), `without ${life.folder}`).toEqual(found(checkLibrary(others, libraryRules, reading)));
    put(life);
    expect(told(), `with ${life.folder} again`).toEqual(found(checkLibrary(whole, libraryRules, reading)));
  }
});

test("a rule that is not asked tells nothing of what is kept", () => {
  const store = new MemoryStore();
  const use = { rule: "R1", key: "k", differs: "", text: nameOf("A"), use: 1 };
  const citation = { rule: "R1", code: code("C1"), text: nameOf("A"), citing: 1 };
  store.replace("A", {
    codes: [],
    told: [],
    uses: [use],
    citations: [citation],
    answers: [],
  });
  judgeTouched(store, [], createReadingContext(librarySettings.parse(exampleSettings)));
  expect([...store.told()]).toEqual([]);
  expect([...store.takeTouchedKeys(), ...store.takeTouchedCitations()]).toEqual([]);
});
