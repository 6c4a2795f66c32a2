import { describe, expect, test } from "vitest";
import { readAllowedSigners } from "../../core/control/allowed-signers.ts";
import { foldName, gatherPeople } from "../../core/control/people.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Person } from "../../schemas/library-settings.ts";

const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB+lSp7woUfLbziCwy6KtyLAEnPJNkSNUMMpw4alVc+6";
const OTHER = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKRa8OGog2UmpsUUHf8hyaXbeoZLmUXQOxyG56ZcK4k7";
const day = "2026-05-01" as IsoDate;

function people(list: readonly Person[], signers = "") {
  return gatherPeople(list, readAllowedSigners(signers));
}

/** Whether two entries are one person. */
function areOne(a: Person, b: Person, signers = ""): boolean {
  const own = people([a, b], signers);
  const person = ({ name, position, id }: Person) => own.identify({ name, position, id }, day).person;
  return person(a) === person(b);
}

test.each([
  ["K.R.B", "K.R.B."],
  ["ANN AB", "Ann Ab."],
  ["Ann  Ab", "ann\u00a0ab"],
  ["А.Н.", "A.H."],
  ["Ｊｏ", "Jo"],
])("“%s” and “%s” are one name", (one, other) => {
  expect(foldName(one)).toBe(foldName(other));
});

test.each([
  ["A.H.", "A.B."],
  ["José", "Jose"],
  ["王芳", "王方"],
])("“%s” and “%s” are two names", (one, other) => {
  expect(foldName(one)).not.toBe(foldName(other));
});

describe("one person", () => {
  const writer = { name: "Ann Ab", position: "Writer" };
  test.each<[string, Person, Person, string?]>([
    ["one name", writer, { name: "ANN AB.", position: "QMR" }],
    ["one id", { ...writer, id: "ann" }, { name: "Ann Cd", position: "QMR", id: "ann" }],
    ["one signer", { ...writer, signer: "ann@x" }, { name: "Bob", position: "QMR", signer: "ann@x" }],
    ["one key", { ...writer, signer: "ann@x" }, { name: "Bob", position: "QMR", signer: "bob@x" }, `ann@x ${KEY}\nbob@x ${KEY} work`],
    [
      "one key, whatever the ids",
      { ...writer, id: "a", signer: "ann@x" },
      { name: "Bob", position: "QMR", id: "b", signer: "bob@x" },
      `ann@x ${KEY}\nbob@x namespaces="sop-event" ${KEY}`,
    ],
  ])("by %s", (_, a, b, signers) => {
    expect(areOne(a, b, signers)).toBe(true);
  });

  test("two people of one name have ids", () => {
    expect(areOne({ ...writer, id: "ann-1" }, { name: "Ann Ab", position: "QMR", id: "ann-2" })).toBe(false);
  });
});

describe("who somebody is", () => {
  const list: Person[] = [
    { name: "Ann Ab", position: "Writer" },
    { name: "Bob Bc", position: "Lead", until: "2026-04-30" as IsoDate },
    { name: "Jo", position: "Clerk", id: "jo-1" },
    { name: "Jo", position: "Clerk", id: "jo-2" },
    { name: "Kim", position: "Lead", until: "2026-01-31" as IsoDate },
    { name: "Kim", position: "Lead", id: "kim" },
  ];
  test.each([
    ["Ann Ab", "Writer", undefined, "listed"],
    ["ann ab.", "WRITER", undefined, "listed"],
    ["Ann Ab", "QMR", undefined, "unlisted"],
    ["Cy", "QMR", undefined, "unlisted"],
    ["Bob Bc", "Lead", undefined, "retired"],
    ["Jo", "Clerk", undefined, "ambiguous"],
    ["Jo", "Clerk", "jo-2", "listed"],
    ["Jo", "Clerk", "jo-3", "unlisted"],
    ["Kim", "Lead", undefined, "listed"],
    ["Аnn Ab", "Writer", undefined, "mixed"],
  ])("%s, %s (%s): %s", (name, position, id, kind) => {
    expect(people(list).identify({ name, position, id }, day).kind).toBe(kind);
  });

  test("on the last day still", () => {
    expect(people(list).identify({ name: "Bob Bc", position: "Lead" }, "2026-04-30" as IsoDate).kind).toBe("listed");
  });

  test("where nobody is listed, a name is what was typed", () => {
    expect(people([]).identify({ name: "Ann Ab", position: "Writer" }, day)).toEqual({ kind: "typed", person: "name annab" });
  });
});

describe("what can't be told apart is a problem", () => {
  const ann = { name: "Ann Ab", position: "Writer", signer: "ann@x" };
  test.each<[string, Person[], string, string]>([
    ["one signer under two names", [ann, { ...ann, name: "Bob" }], "", "sign with one key"],
    [
      "one key under two signers",
      [ann, { name: "Bob", position: "Lead", signer: "bob@x" }],
      `ann@x ${KEY}\nbob@x ${KEY}`,
      "sign with one key",
    ],
    [
      "one key under two ids",
      [
        { ...ann, id: "a" },
        { ...ann, position: "QMR", id: "b" },
      ],
      "",
      "sign with one key",
    ],
    [
      "one name with two signers",
      [ann, { ...ann, position: "QMR", signer: "other@x" }],
      `ann@x ${KEY}\nother@x ${OTHER}`,
      "one name and different signers",
    ],
    ["a name in two scripts", [{ name: "Аnn", position: "Lead" }], "", "mixes Latin letters"],
  ])("%s", (_, list, signers, text) => {
    expect(people(list, signers).problems.map(({ message }) => message.en)).toEqual([expect.stringContaining(text)]);
  });

  test.each<[string, Person[]]>([
    ["one person in two positions with one signer", [ann, { ...ann, position: "QMR" }]],
    [
      "one person with two keys by one id",
      [
        { ...ann, id: "ann" },
        { ...ann, position: "QMR", signer: "other@x", id: "ann" },
      ],
    ],
    ["a second position without signer", [ann, { name: "Ann Ab", position: "QMR" }]],
    [
      "two people of one name with two ids",
      [
        { ...ann, id: "a" },
        { ...ann, signer: "b@x", id: "b" },
      ],
    ],
    ["a name in one other script", [{ name: "Анна Ким", position: "Lead" }]],
  ])("and this is none: %s", (_, list) => {
    expect(people(list, `ann@x ${KEY}\nother@x ${OTHER}`).problems).toEqual([]);
  });
});

describe("the list of signers", () => {
  test("is read with its options", () => {
    const { keys, lines, problems } = readAllowedSigners(
      `# who may sign\r\n\nann@x ${KEY} Ann's laptop\nbob@x namespaces="sop-approval,sop-event",valid-after="20260101" ${OTHER}\n`,
    );
    expect(problems).toEqual([]);
    expect(lines).toHaveLength(2);
    expect(keys).toEqual([
      { line: 3, principal: "ann@x", key: KEY },
      { line: 4, principal: "bob@x", key: OTHER },
    ]);
  });

  test.each([
    ["a pattern", `*@x ${KEY}`, "more than one signer"],
    ["a list", `ann@x,bob@x ${KEY}`, "more than one signer"],
    ["everybody but one", `!ann@x ${KEY}`, "more than one signer"],
    ["a pattern in quotes", `"a?n@x" ${KEY}`, "more than one signer"],
    ["an authority", `ann@x cert-authority ${KEY}`, "certificate authority"],
    ["an authority among options", `ann@x namespaces="a b",Cert-Authority ${KEY}`, "certificate authority"],
    ["no key", "ann@x", "no line of signers"],
    ["no key of a kind known", "ann@x rot13 AAAA", "no line of signers"],
  ])("%s is a problem at its line", (_, line, text) => {
    const { keys, problems } = readAllowedSigners(`# x\n${line}\n`);
    expect(keys).toEqual([]);
    expect(problems).toEqual([expect.objectContaining({ line: 2 })]);
    expect(problems[0]?.message.en).toContain(text);
  });
});
