import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { computing } from "../vitest.config.ts";
import { judging } from "../vitest.quick.config.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const text = readFileSync(`${root}CONTRIBUTING.md`, "utf8");
const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { cwd: root, encoding: "utf8" })
  .split("\n")
  .filter((path) => path !== "" && existsSync(`${root}${path}`));

test("every room has a sentence", () => {
  const rooms = new Set(tracked.filter((path) => /^(?:cli|core|schemas|site)\/.*\.(?:ts|astro|css)$/.test(path)).map(dirname));
  const named = [...rooms].filter((room) => !room.startsWith("site/pages/")).filter((room) => !text.includes(`\`${room}/\``));
  expect(named.filter((room) => room !== "cli")).toEqual([]);
});

test("every place it names is there", () => {
  const places = [...text.matchAll(/`((?:cli|core|schemas|site|sops|test)\/[^`\s]*)`/g)].map(([, place = ""]) => place);
  expect(places.length).toBeGreaterThan(80);
  const isPattern = (place: string) => /[A-Z]{4}/.test(place);
  expect(places.filter((place) => !isPattern(place) && !existsSync(`${root}${place}`))).toEqual([]);
});

test("tests that share a process start nothing and change nothing of it", () => {
  const files = [...judging, ...computing].flatMap((pattern) => globSync(pattern, { cwd: root }));
  expect(files.length).toBeGreaterThan(40);
  const doing = /run-sop|child_process|\/dist\/|chdir|stubEnv|stubGlobal|vi\.mock|useFakeTimers|inject\(/;
  expect(files.filter((file) => doing.test(readFileSync(join(root, file), "utf8")))).toEqual([]);
});
