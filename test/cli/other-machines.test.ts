import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { packedTool } from "../packed-tool.ts";
import { makeLibrary } from "../tools/make-library.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-machine-"));
});
afterEach(() => {
  execFileSync("chmod", ["-R", "u+w", folder]);
  rmSync(folder, { recursive: true, force: true });
});

interface Machine {
  node: string;
  tool: string;
  /** Whose process it is, where it is another's. */
  user?: number | undefined;
}

/** So many documents that memory is cleaned up while they are checked. */
const MANY = 40;

/** What a user does first, in an empty folder: begin a library, check it, build its portal, export a document; and checks a larger one, anew and by what was kept. */
function useOn({ node, tool, user }: Machine): void {
  const place = join(folder, "place");
  mkdirSync(place);
  const as = user === undefined ? {} : { uid: user, gid: user };
  if (user !== undefined) chownSync(place, user, user);
  const sop = (...words: string[]) => {
    const { status, stdout, stderr } = spawnSync(node, [tool, ...words, "--lang", "en"], {
      ...as,
      cwd: place,
      encoding: "utf8",
      env: { PATH: `${dirname(node)}:${process.env["PATH"]}`, HOME: place, LANG: "C.UTF-8" },
    });
    expect({ words, status, stderr: status === 0 ? "" : stderr }).toEqual({ words, status: 0, stderr: "" });
    return stdout;
  };
  sop("init", "sops", "--organisation", "PT Contoh", "--language", "en", "--template", "iso-13485");
  expect(sop("check")).toContain("2 documents");
  expect(sop("build", "--drafts", "--out", "portal")).toContain("pages of 2 documents made");
  expect(existsSync(join(place, "portal/SOP-01/index.html"))).toBe(true);
  expect(sop("flow", "SOP-01", "--format", "svg")).toContain("<svg");
  sop("export", "SOP-01", "--revision", "draft", "--format", "html", "--out", "a.html");
  sop("list", "documents", "--format", "xlsx", "--out", "list.xlsx");
  expect(readFileSync(join(place, "a.html"), "utf8")).toContain("SOP-01");
  makeLibrary(join(folder, "many"), MANY);
  for (const _ of ["anew", "kept"]) expect(sop("check", "--library", join(folder, "many"))).toContain(`${MANY} documents`);
}

/** Of a file or folder, what a write would change. */
function statesIn(place: string): Record<string, number> {
  return Object.fromEntries(
    readdirSync(place, { recursive: true, encoding: "utf8" }).map((path) => [path, statSync(join(place, path)).mtimeMs]),
  );
}

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
/** A checkout in root's own home can't be read by anybody else: nothing of it can be run there. */
const canRun = !isRoot || spawnSync(process.execPath, [join(root, "portal-package/index.js")], { uid: nobody, gid: nobody }).status === 0;

test.skipIf(!canRun)("a package that another user installed, in a folder nobody may write to, does all it does", () => {
  const lib = join(folder, "lib/node_modules");
  const installed = join(lib, "sop-control");
  mkdirSync(lib, { recursive: true });
  execFileSync("cp", ["-r", "--no-dereference", dirname(dirname(packedTool())), installed]);
  rmSync(join(installed, "node_modules"), { recursive: true });
  // Where npm puts a package that is installed for all users beside this one.
  symlinkSync(join(root, "portal-package"), join(lib, "sop-control-portal"));
  execFileSync("chmod", ["-R", "a-w,a+rX", join(folder, "lib")]);
  chmodSync(folder, 0o755);
  const before = statesIn(installed);
  useOn({ node: process.execPath, tool: join(installed, "dist/sop.js"), user: isRoot ? nobody : undefined });
  expect(statesIn(installed)).toEqual(before);
});

describe("under each Node it is for", () => {
  const versionOf = (node: string) => spawnSync(node, ["--version"], { encoding: "utf8" }).stdout.trim();
  /** Named by `npm run prove:nodes`, which fetches them. */
  const nodes = (process.env["SOP_NODES"] ?? "").split(delimiter).filter((path) => path !== "");
  const byVersion = nodes.map((node) => ({ node, version: versionOf(node) }));

  for (const wanted of ["v22.13.", "v22.", "v24.", "v26."]) {
    const found = byVersion.find(({ version }) => version.startsWith(wanted) && (wanted !== "v22." || !version.startsWith("v22.13.")));
    test.skipIf(found === undefined)(`${found?.version ?? `${wanted}x, which is not here: npm run prove:nodes`}`, () => {
      useOn({ node: found?.node ?? "", tool: packedTool() });
    });
  }
});
