import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printJson, visibleText } from "../../core/document/prose/visible-text.ts";

test("what hides, turns or moves stands there as its number", () => {
  expect(visibleText("a\u200bb\u202ec\u001b[2Jd\re\x00\u009b")).toBe("a⟨U+200B⟩b⟨U+202E⟩c⟨U+001B⟩[2Jd⟨U+000D⟩e⟨U+0000⟩⟨U+009B⟩");
});

test("lines, tabs, emoji and a byte order mark at the beginning stay", () => {
  const text = "\ufeffa\tb\r\nc\n👩‍🚒 é";
  expect(visibleText(text)).toBe(text);
});

test("our colours stay where there may be any; what conceals, blackens or moves never does", () => {
  expect(visibleText("\u001b[1mP\u001b[22m\u001b[31mx\u001b[39m", true)).toBe("\u001b[1mP\u001b[22m\u001b[31mx\u001b[39m");
  expect(visibleText("\u001b[8mP\u001b[30mQ\u001b[2J\u001b]0;t\u0007", true)).not.toMatch(/[\u001b\u0007]/);
  expect(visibleText("\u001b[1mP\u001b[22m")).toBe("⟨U+001B⟩[1mP⟨U+001B⟩[22m");
});

describe("of any text", () => {
  const text = fc.string({
    unit: fc.oneof(
      fc.constantFrom("\u001b", "\u009b", "\u202e", "\u200b", "\r", "\n", "[", "m", "3", "1", ";"),
      fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
    ),
  });

  test("nothing a terminal obeys is left but lines and tabs", () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(visibleText(any).replace(/\r\n/g, "\n")).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });

  test("JSON says the same, and shows all of it", () => {
    fc.assert(
      fc.property(text, (any) => {
        const printed = printJson({ [any]: any }, 2);
        expect(JSON.parse(printed)).toEqual({ [any]: any });
        expect(printed).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});
