#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";

// What is trivial is answered before anything is loaded; the rest of the program waits behind a dynamic import.
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 13)) {
  process.stderr.write(`sop needs Node.js 22.13 or newer; this is ${process.version}.\n`);
  process.exit(2);
}
const here = fileURLToPath(import.meta.url);
const isSource = extname(here) === ".ts";
const root = isSource ? join(dirname(here), "..", "..") : join(dirname(here), "..");
const words = process.argv.slice(2);
(await import("../mind-output.ts")).mindOutput();

if (words[0] === "--version" || words[0] === "-v" || words[0] === "version") {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  process.stdout.write(words.includes("--json") ? `${JSON.stringify({ version, node: process.version }, null, 2)}\n` : `sop ${version}\n`);
} else {
  // Asked for at run time: an import would bind every name of the module, and an old Node lacks this one.
  process.getBuiltinModule("node:module").enableCompileCache();
  const { asksForOverview, printOverview } = await import("../print-overview.ts");
  if (!(asksForOverview(words) && (await printOverview(root, words)))) {
    const { flagOf } = await import("../flag-of.ts");
    const { answerAgain, keepingAnswer } = await import("../check/kept/kept-answer.ts");
    if (!(await answerAgain(words, flagOf(words, "library"))))
      await keepingAnswer(async () => {
        const { main } = await import("../main.ts");
        await main({ root, isSource, words });
      });
  }
}
