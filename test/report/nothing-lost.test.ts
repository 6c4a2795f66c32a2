import fc from "fast-check";
import { expect, test } from "vitest";
import { showDocument } from "../../cli/report/show/show.ts";
import { wordChanges } from "../../core/compare/word-changes.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { indexLibrary } from "../../core/library/index-library.ts";
import { factsOf } from "../../core/library/make-facts.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { madeText, passedOver } from "../tools/made-texts.ts";

/**
 * The law: nothing that is written is passed over. Each word of a made document stands in what is shown, or its line carries a
 * finding. Seconds in the suite; `SOP_PROPERTY_RUNS=10000` for more. What the portal and exports show: `test/site/nothing-lost.test.ts`.
 */
const numRuns = Number(process.env["SOP_PROPERTY_RUNS"] ?? 150);
const timeout = 60_000 + numRuns * 100;

const settings = librarySettings.parse({ organisation: "Contoh", code: { pattern: "{type}-{number}" } });
const reading = createReadingContext(settings);

/** What `sop show` passes over. */
function lostInShow(written: string): string[] {
  const document = readDocument({ path: "P-01/draft.md", folder: "P-01", fileName: "draft.md", text: written }, reading);
  const library = indexLibrary([factsOf(document, reading)], new Map(), settings, "2026-01-15" as IsoDate);
  const shown = showDocument({
    document,
    issued: undefined,
    status: { status: "draft" },
    library,
    language: "id",
    colour: false,
    width: 4_000,
  });
  return passedOver(document, (word) => shown.includes(word), reading);
}

test(
  "each word of a document is shown, or its line carries a finding",
  () => {
    fc.assert(
      fc.property(madeText, (written) => {
        expect(lostInShow(written)).toEqual([]);
      }),
      { numRuns },
    );
  },
  timeout,
);

test(
  "a comparison holds each word of both texts",
  () => {
    fc.assert(
      fc.property(madeText, madeText, (before, after) => {
        const changes = wordChanges(before, after.replaceAll("kata", "baru"));
        const side = (own: string) => changes.flatMap(({ kind, text: part }) => (kind === own || kind === "same" ? [part] : [])).join("");
        expect(side("removed").match(/kata\d+x/g)).toEqual(before.match(/kata\d+x/g));
        expect(side("added").match(/baru\d+x/g)).toEqual(after.replaceAll("kata", "baru").match(/baru\d+x/g));
      }),
      { numRuns },
    );
  },
  timeout,
);
