import { expect, test } from "vitest";
import { addDays } from "../../core/document/words/days.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
  ["9999-12-31", 1, undefined],
  ["2026-01-15", 0, "2026-01-15"],
])("%s and %s days", (date, days, then) => expect(addDays(date as IsoDate, days)).toBe(then));
