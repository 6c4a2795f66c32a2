import { expect, test } from "vitest";
import { digestOfRecord } from "../../core/control/canonical.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { judgeLife } from "../../core/control/judge-life.ts";
import { reasonText } from "../../core/control/reason-text.ts";
import { regimeOf, regimeOfBase } from "../../core/control/regime.ts";
import { judgeSettings } from "../../core/control/settings-history.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { settingsRecord } from "../../schemas/settings-record.ts";
import { cy, event, lifeWith, rules, today } from "./made-life.ts";

const settings = controlledOf(librarySettings.parse(rules));
const own = { settings, signers: [] };
const raw = { number: 1, settings };
const digest = digestOfRecord(raw);
const founding = {
  path: "settings/001.yaml",
  number: 1,
  digest,
  record: settingsRecord.parse({ ...raw, approvals: { approved: { ...cy, date: "2026-01-01", digest } } }),
};
const byNobody = lifeWith([event("withdrawn", "2026-05-01", { reason: "x", by: { name: "Nobody", position: "Nothing" } })]);

test("by approved settings an act without right has no effect, and says why in both languages", () => {
  const [entry] = judgeLife(byNobody, regimeOf(judgeSettings([founding], today), own, today)).events;
  expect(entry?.verdict).toMatchObject({ effect: "none" });
  const [reason] = entry?.verdict.effect === "none" ? entry.verdict.reasons : [];
  expect(reason && reasonText(reason)).toEqual({
    en: "“Nobody, Nothing” was not in the list of people",
    id: "“Nobody, Nothing” tidak ada dalam daftar people",
  });
});

test.each([
  ["there are none", []],
  ["none is approved", [{ ...founding, record: { ...founding.record, approvals: {} } }]],
])("while %s, it holds and is remarked", (_, files) => {
  const [entry] = judgeLife(byNobody, regimeOf(judgeSettings(files, today), own, today)).events;
  expect(entry?.verdict).toMatchObject({ effect: "holds", remarks: [{ why: "unlisted" }] });
});

test("what a change adds is judged by what the library said before it", () => {
  const [entry] = judgeLife(byNobody, regimeOfBase(own, new Map(), today)).events;
  expect(entry?.verdict).toMatchObject({ effect: "none" });
});
