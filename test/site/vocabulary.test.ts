import { expect, test } from "vitest";
import { Vocabulary } from "../../site/search/vocabulary.ts";

const words = [
  "hard",
  "hardware",
  "paket",
  "pokok",
  "pasang",
  "pelanggan",
  "tamu",
  "tema",
  "aktif",
  "komplain",
  "komen",
  "tagihan",
  "outbound",
  "alamat",
];
const known = new Vocabulary(words);
const near = (word: string, isHalf = false) => known.near(word, isHalf).map((one) => one.word);

test.each<[string, string[]]>([
  ["hrd", ["hard"]],
  ["pket", ["paket"]],
  ["psg", ["pasang"]],
  ["plgn", []],
  ["plggn", ["pelanggan"]],
  ["tmu", ["tamu"]],
  ["aktip", ["aktif"]],
  ["komplen", ["komplain", "komen"]],
  ["pkaet", ["paket"]],
  ["alamta", ["alamat"]],
  ["tagihn", ["tagihan"]],
  ["tagihhan", ["tagihan"]],
  ["tagihna", ["tagihan"]],
])("“%s” may be %j", (word, found) => {
  expect(near(word)).toEqual(found);
});
test.each(["padi", "tami", "hari", "hr", "p4ket", "bagihan", "alam", "tag"])("“%s” is too short, or too far from any", (word) => {
  expect(near(word)).toEqual([]);
});
test("what is half typed begins a longer word, mistyped as well; what is whole does not", () => {
  expect(near("outbon", true)).toEqual(["outbound"]);
  expect(near("pela", true)).toEqual(["pelanggan"]);
  expect(near("pela")).toEqual([]);
  expect(near("outbon")).toEqual([]);
});
test("a vowel missing is nearer than a letter too many, and that than another letter", () => {
  const apart = (word: string) => known.near(word, false)[0]?.apart;
  expect([apart("pket"), apart("alamatt"), apart("komplaien"), apart("pacang")]).toEqual([0.5, 0.5, 0.5, 1.5]);
  expect(apart("tagishan")).toBe(1);
});
