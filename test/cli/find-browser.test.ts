import { isAbsolute } from "node:path";
import { expect, test } from "vitest";
import { usualPlaces } from "../../cli/export/find-browser.ts";

test("no browser is taken from the folder that is worked in, also where Windows does not say where programs are", () => {
  const places = usualPlaces({ PATH: "/bin", ProgramFiles: "/Programs" }, "win32");
  expect(places.filter((place) => place.includes("Programs"))).toHaveLength(2);
  expect(places.filter((place) => !isAbsolute(place))).toEqual([]);
});
