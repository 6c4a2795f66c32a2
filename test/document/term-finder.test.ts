import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileTerms, findTerms, type KnownTerm } from "../../core/document/prose/term-finder.ts";

const application = (term: string): KnownTerm => ({ term, kind: "application" });
const term = (word: string): KnownTerm => ({ term: word, kind: "term" });
const abbreviation = (word: string): KnownTerm => ({ term: word, kind: "abbreviation" });
const found = (text: string, ...terms: KnownTerm[]) => findTerms(text, [compileTerms(terms)]).map((one) => one.text);

describe("a term is found", () => {
  test.each([
    ["whatever its case, blanks and hyphens", "Agent menawarkan up-selling.", [term("Up selling")], ["up-selling"]],
    ["as it is spelled elsewhere", "Catat di MyCX, lalu di MY CX.", [application("My CX")], ["MyCX", "MY CX"]],
    ["over the end of a line", "proses up\nselling", [term("Up selling")], ["up\nselling"]],
    [
      "the longest first",
      "Buka Dashboard My Indihome.",
      [application("My Indihome"), application("Dashboard My Indihome")],
      ["Dashboard My Indihome"],
    ],
    ["with its signs", "Tulis dalam C++, lalu R&D.", [application("C++"), abbreviation("R&D")], ["C++", "R&D"]],
    ["with a number", "Sephia 2.0 dan NOSSA.", [application("Sephia 2.0"), application("NOSSA")], ["Sephia 2.0", "NOSSA"]],
    ["before an Indonesian ending", "Menurut PKS-nya", [abbreviation("PKS")], ["PKS"]],
    ["in brackets and quotes", "(IVR) “IVR” IVR/IVR", [abbreviation("IVR")], ["IVR", "IVR", "IVR", "IVR"]],
    ["with letters composed in another way", "cafe\u0301", [term("Café")], ["cafe\u0301"]],
  ])("%s", (_, text, terms, expected) => {
    expect(found(text, ...terms)).toEqual(expected);
  });
});

describe("no term is", () => {
  test.each([
    ["a part of a word", "fastelku, infastel", term("Fastel")],
    ["a part of a longer name", "IVR-2, pra-IVR, file_IVR, IVR.example", abbreviation("IVR")],
    ["an abbreviation in other letters", "pin, Pin", abbreviation("PIN")],
    ["a name in capitals as a word", "nossa", application("NOSSA")],
    ["an application's name as a word", "lakukan callback", application("Callback")],
    ["spread over two sentences", "Selesai up. Selling lain", term("Up selling")],
    ["within an address", "https://nossa.example/fastel, fastel@nossa.example", term("fastel")],
    ["empty", "a - b", term("-")],
  ])("%s", (_, text, one) => {
    expect(found(text, one)).toEqual([]);
  });
});

test("a document's own terms come before the library's, the longer one before both", () => {
  const own = compileTerms([{ ...term("Tiket"), from: "own" }]);
  const shared = compileTerms([
    { ...term("tiket"), from: "shared" },
    { ...term("Tiket gangguan"), from: "shared" },
  ]);
  expect(findTerms("Tiket, tiket gangguan", [own, shared]).map(({ entry }) => entry.from)).toEqual(["own", "shared"]);
});

test("what is found stands where it says, in order and apart, whatever the text", () => {
  const words = fc.array(fc.constantFrom("my", "My CX", "cx", "-", ". ", " ", "IVR", "\n", "é", "<b>", "_", "x"), { maxLength: 30 });
  const terms = fc.array(fc.record({ term: fc.constantFrom("My CX", "CX", "IVR", "<b>", ".", "é x"), kind: fc.constant("term" as const) }));
  fc.assert(
    fc.property(words, terms, (pieces, known) => {
      const text = pieces.join("");
      let at = 0;
      for (const { text: own, index } of findTerms(text, [compileTerms(known)])) {
        expect(index).toBeGreaterThanOrEqual(at);
        expect(text.slice(index, index + own.length)).toBe(own);
        at = index + own.length;
      }
    }),
  );
});
