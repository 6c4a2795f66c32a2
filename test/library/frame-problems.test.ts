import { expect, test } from "vitest";
import { frameNames, frameProblems } from "../../core/library/frame-problems.ts";
import { librarySettings } from "../../schemas/library-settings.ts";

const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };
const name = { id: "Lampiran", en: "Annex" };
const today = librarySettings.parse({ organisation: "Contoh" });
const before = librarySettings.parse({
  organisation: "Contoh",
  roles: { legal: { id: "Ditelaah", en: "Vetted by" } },
  types: { P: { name: { id: "Prosedur", en: "Procedure" }, approvals: ["legal"], sections: [{ id: "annex", name, from: "text" }] } },
});

function told(settings: (typeof today)[], text: string | undefined): string[] {
  const frame = {
    organisation: "Contoh",
    type: name,
    sections: { annex: { number: "1", name }, purpose: { number: "2", name } },
    roles: { legal: name, prepared: name },
    titles: { "P-02": "Layanan" },
  };
  return frameProblems(frame, { names: frameNames(settings), text, locateKey: () => at }).map(({ key, severity }) =>
    [...(severity ? [severity] : []), key].join(" "),
  );
}

test("a key of a printed frame is known by today's settings or by those of any record", () => {
  expect(told([today], "menurut P-02")).toEqual(["note key frame.sections.annex", "note key frame.roles.legal"]);
  expect(told([today, before], "menurut P-02")).toEqual([]);
});

test("a title is known by what the revision cites, however that is spelled; where the text can't be read, nothing is said", () => {
  expect(told([today, before], "menurut p–02")).toEqual([]);
  expect(told([today, before], "menurut P-03")).toEqual(["key frame.titles.P-02"]);
  expect(told([today, before], undefined)).toEqual([]);
});
