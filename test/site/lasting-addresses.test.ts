import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exampleFolder } from "./example-portal.ts";

const list = fileURLToPath(new URL("lasting-addresses.txt", import.meta.url));

test("an address that a bookmark may hold stays: all that version 0.2 gave the example library are there", async () => {
  const folder = await exampleFolder();
  const addresses = (await readFile(list, "utf8")).split("\n").filter(Boolean);
  expect(addresses.length).toBeGreaterThan(200);
  expect(addresses.filter((address) => !existsSync(join(folder, address)))).toEqual([]);
});
