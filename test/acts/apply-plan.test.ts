import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterEach, beforeEach, expect, test } from "vitest";
import { withWriter } from "../../cli/files/apply-plan.ts";
import { type Disk, machineDisk } from "../../cli/files/disk.ts";
import { lockLibrary } from "../../cli/files/library-lock.ts";
import { renamePatiently } from "../../cli/files/rename-patiently.ts";
import { writeReasonOf } from "../../cli/files/write-trouble.ts";
import { type FileOperation, textIn } from "../../core/acts/write/plan.ts";
import { sha256Of } from "../../core/sha256.ts";
import { UsageError } from "../../core/usage-error.ts";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "sop-apply-"));
  for (const [path, text] of Object.entries(before)) put(path, text);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** The shapes of bump, approve, issue and renumber. */
const before: Record<string, string> = {
  "P-01/rev-00.md": "terbit\r\n",
  "P-01/draft.md": "draf\n",
  "P-01/draft/prepared.txt": "sop-approval 1\n",
  "P-01/draft/prepared.sig": "sig\n",
  "P-01/events.yaml": "- a\n",
  "W-01/draft.md": "lihat R8\n",
};
const held = (path: string) => sha256Of(before[path] as string);
const write = (path: string, content: string): FileOperation => ({
  kind: "write",
  path,
  content,
  expected: path in before ? held(path) : undefined,
});
const plans: Record<string, FileOperation[]> = {
  bump: [write("W-02/draft.md", "salinan\n")],
  approve: [write("P-01/draft.md", "draf, disetujui\n"), write("P-01/draft/checked.txt", "x\n"), write("P-01/draft/checked.sig", "y\n")],
  issue: [
    write("P-01/rev-01.md", "draf, berlaku\n"),
    write("P-01/rev-01/issued.yaml", "date: 2026-01-01\n"),
    { kind: "rename", path: "P-01/draft/prepared.txt", to: "P-01/rev-01/prepared.txt", expected: held("P-01/draft/prepared.txt") },
    { kind: "rename", path: "P-01/draft/prepared.sig", to: "P-01/rev-01/prepared.sig", expected: held("P-01/draft/prepared.sig") },
    { kind: "delete", path: "P-01/draft.md", expected: held("P-01/draft.md") },
  ],
  renumber: [write("P-01/draft.md", "draf, 1 2 3\n"), write("W-01/draft.md", "lihat R9\n"), write("P-01/events.yaml", "- a\n- b\n")],
};

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/** Every file of the library, the writer's own folder left out. */
function files(): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries
    .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1))
    .filter((path) => !path.startsWith(".sop"));
  return Object.fromEntries(paths.sort().map((path) => [path, readFileSync(join(root, path), "utf8")]));
}

function after(operations: readonly FileOperation[]): Record<string, string> {
  const result = { ...before };
  for (const operation of operations) {
    if (operation.kind === "write") result[operation.path] = textIn(operation.content);
    else {
      if (operation.kind === "rename") result[operation.to] = result[operation.path] as string;
      delete result[operation.path];
    }
  }
  return Object.fromEntries(Object.entries(result).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A disk that does something else at its `at`-th call. */
function disturbed(at: number, instead: (name: string, words: unknown[]) => Promise<unknown>): Disk & { calls: () => number } {
  let calls = 0;
  const wrapped = Object.entries(machineDisk).map(([name, call]) => [
    name,
    (...words: unknown[]) => (++calls === at ? instead(name, words) : (call as (...own: unknown[]) => Promise<unknown>)(...words)),
  ]);
  return { ...(Object.fromEntries(wrapped) as Disk), calls: () => calls };
}

const apply = (operations: FileOperation[], disk?: Disk) => withWriter(root, (writer) => writer.apply({ operations }), disk);
const recover = () => withWriter(root, async ({ recovered }) => recovered?.outcome);

test.each(Object.entries(plans))("%s: all of it, and nothing of ours is left", async (_, operations) => {
  await apply(operations);
  expect(files()).toEqual(after(operations));
  expect(readdirSync(root)).not.toContain(".sop");
  expect(readdirSync(join(root, "P-01")).includes("draft")).toBe(Object.keys(files()).some((path) => path.startsWith("P-01/draft/")));
});

test.each(Object.entries(plans))(
  "%s cut off at any call is finished or undone by the next run",
  async (_, operations) => {
    const whole = disturbed(0, async () => undefined);
    await apply(operations, whole);
    expect(whole.calls()).toBeGreaterThan(20);
    const outcomes = new Set<string>();
    for (let at = 1; at <= whole.calls(); at++) {
      rmSync(root, { recursive: true, force: true });
      for (const [path, text] of Object.entries(before)) put(path, text);
      // As in a process that was killed, nothing after the call happens; of a write only half was done.
      const cut = new Promise<"cut">((done) => {
        const disk = disturbed(at, async (name, words) => {
          if (name === "write") writeFileSync(words[0] as string, String(words[1]).slice(0, 3));
          done("cut");
          return new Promise(() => undefined);
        });
        void apply(operations, disk).then(() => done("cut"));
      });
      await cut;
      rmSync(join(root, ".sop/lock"), { force: true });
      await recover();
      const now = files();
      const outcome = JSON.stringify(now) === JSON.stringify(after([])) ? "undone" : "finished";
      outcomes.add(outcome);
      expect(now, `call ${at}`).toEqual(outcome === "undone" ? after([]) : after(operations));
      await apply([{ kind: "write", path: "X/y.md", content: "z", expected: undefined }]);
      expect(readdirSync(root), `call ${at}`).not.toContain(".sop");
    }
    expect([...outcomes].sort()).toEqual(["finished", "undone"]);
  },
  120_000,
);

test.each(["ENOSPC", "EROFS", "EACCES", "EIO"])("%s at any call: one sentence, and files as before", async (code) => {
  const operations = plans["issue"] as FileOperation[];
  const whole = disturbed(0, async () => undefined);
  await apply(operations, whole);
  for (let at = 1; at <= whole.calls(); at++) {
    rmSync(root, { recursive: true, force: true });
    for (const [path, text] of Object.entries(before)) put(path, text);
    const disk = disturbed(at, async (_, words) => {
      throw Object.assign(new Error(code), { code, path: words[0] });
    });
    const error = await apply(operations, disk).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    if (error === undefined) {
      expect(files(), `call ${at}`).toEqual(after(operations));
      continue;
    }
    expect(error, `call ${at}`).toBeInstanceOf(UsageError);
    await recover();
    const now = JSON.stringify(files());
    expect([JSON.stringify(after([])), JSON.stringify(after(operations))], `call ${at}`).toContain(now);
    if (/Nothing was changed/.test((error as UsageError).text.en)) expect(now, `call ${at}`).toBe(JSON.stringify(after([])));
  }
});

test("a disk that fails and then is cut off while that is put back: files as before", async () => {
  const operations = plans["issue"] as FileOperation[];
  for (let at = 1; at <= 60; at++) {
    rmSync(root, { recursive: true, force: true });
    for (const [path, text] of Object.entries(before)) put(path, text);
    const { promise: stopped, resolve: cut } = Promise.withResolvers<void>();
    let failed = false;
    const broken = { ...machineDisk, remove: undefined } as unknown as Disk;
    broken.remove = async (path) => {
      if (!path.endsWith("P-01/draft.md")) return machineDisk.remove(path);
      failed = true;
      throw Object.assign(new Error("EIO"), { code: "EIO", path });
    };
    let calls = 0;
    const disk = Object.fromEntries(
      Object.entries(broken).map(([name, call]) => [
        name,
        async (...words: unknown[]) => {
          if (failed && ++calls === at) {
            cut();
            await new Promise(() => undefined);
          }
          return (call as (...own: unknown[]) => Promise<unknown>)(...words);
        },
      ]),
    ) as unknown as Disk;
    void apply(operations, disk).then(
      () => cut(),
      () => cut(),
    );
    await stopped;
    rmSync(join(root, ".sop/lock"), { force: true });
    await recover();
    const now = JSON.stringify(files());
    expect([JSON.stringify(after([])), JSON.stringify(after(operations))], `call ${at}`).toContain(now);
  }
});

test("killed for real, a few hundred times", async () => {
  const operations = plans["issue"] as FileOperation[];
  const plan = join(root, "..", `${root.split("/").at(-1)}.json`);
  writeFileSync(plan, JSON.stringify(operations));
  // One file without types, since it is started two hundred times.
  const script = join(root, "..", `${root.split("/").at(-1)}.mjs`);
  const source = fileURLToPath(new URL("kill-plan.ts", import.meta.url));
  await build({ entryPoints: [source], outfile: script, bundle: true, platform: "node", format: "esm" });
  const whole = disturbed(0, async () => undefined);
  await withWriter(root, (writer) => writer.apply({ operations }, () => true), whole);
  const roots = Array.from({ length: 200 }, () => mkdtempSync(join(tmpdir(), "sop-kill-")));
  let killed = 0;
  const one = async (own: string, index: number) => {
    for (const [path, text] of Object.entries(before)) {
      mkdirSync(dirname(join(own, path)), { recursive: true });
      writeFileSync(join(own, path), text);
    }
    const call = (index % whole.calls()) + 1;
    const child = spawn(process.execPath, [script, own, plan, String(call)], { stdio: "ignore" });
    const signal = await new Promise((done) => child.on("close", (_, name) => done(name)));
    if (signal === "SIGKILL") killed++;
    await withWriter(own, async () => undefined);
    const previous = root;
    root = own;
    const now = JSON.stringify(files());
    root = previous;
    expect([JSON.stringify(after([])), JSON.stringify(after(operations))], `call ${call}`).toContain(now);
    rmSync(own, { recursive: true, force: true });
  };
  const queue = [...roots.entries()];
  await Promise.all(
    [1, 2, 3].map(async () => {
      for (let next = queue.shift(); next; next = queue.shift()) await one(next[1], next[0]);
    }),
  );
  for (const made of [plan, script]) rmSync(made);
  expect(killed).toBeGreaterThan(190);
}, 240_000);

test("what someone edited between a kill and the next run is set aside", async () => {
  const operations = plans["approve"] as FileOperation[];
  const disk = disturbed(0, async () => undefined);
  const { promise: stopped, resolve: cut } = Promise.withResolvers<void>();
  const rename = disk.rename;
  disk.rename = async (from, to) => {
    await rename(from, to);
    if (!to.endsWith("journal.json")) return;
    cut();
    await new Promise(() => undefined);
  };
  void apply(operations, disk);
  await stopped;
  rmSync(join(root, ".sop/lock"));
  put("P-01/draft.md", "draf, disunting tangan\n");
  const setAside = await withWriter(root, async ({ recovered }) => recovered?.setAside);
  expect(setAside).toEqual(["P-01/draft.md.edited"]);
  expect(files()).toEqual({ ...after(operations), "P-01/draft.md.edited": "draf, disunting tangan\n" });
});

test("outside git the former file is kept until the next success", async () => {
  const operations = plans["approve"] as FileOperation[];
  const { kept } = await withWriter(root, (writer) => writer.apply({ operations }, () => true));
  expect(kept).toEqual([".sop/previous/P-01/draft.md"]);
  expect(readFileSync(join(root, ".sop/previous/P-01/draft.md"), "utf8")).toBe("draf\n");
  await apply(plans["bump"] as FileOperation[]);
  expect(readdirSync(root)).not.toContain(".sop");
});

test("a file that changed since the plan was made is not written over", async () => {
  put("P-01/draft.md", "lain\n");
  await expect(apply(plans["approve"] as FileOperation[])).rejects.toThrow("changed while this was being prepared");
  expect(files()).toEqual({ ...before, "P-01/draft.md": "lain\n" });
});

test("two runs at once: the second waits, and one that waits too long says so", async () => {
  const order: string[] = [];
  await Promise.all(
    ["a", "b"].map((name) =>
      withWriter(root, async () => {
        order.push(`${name} in`);
        await new Promise((done) => setTimeout(done, 50));
        order.push(`${name} out`);
      }),
    ),
  );
  expect(order.map((step) => step.split(" ")[1])).toEqual(["in", "out", "in", "out"]);
  mkdirSync(join(root, ".sop"));
  const lock = await lockLibrary(root, machineDisk);
  await expect(lockLibrary(root, machineDisk, 100)).rejects.toThrow(`process ${process.pid}`);
  await lock.release();
});

test("a lock of a process that ended is taken over by one of many", async () => {
  mkdirSync(join(root, ".sop"));
  writeFileSync(
    join(root, ".sop/lock"),
    JSON.stringify({ id: "x", host: (await import("node:os")).hostname(), pid: 2 ** 22 - 1, born: "1" }),
  );
  let inside = 0;
  let most = 0;
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      const lock = await lockLibrary(root, machineDisk);
      most = Math.max(most, ++inside);
      await new Promise((done) => setTimeout(done, 5));
      inside--;
      await lock.release();
    }),
  );
  expect(most).toBe(1);
});

test.each<[string, FileOperation]>([
  ["a folder that leads elsewhere", write("P-02/draft.md", "baru\n")],
  ["a folder below it", write("P-02/draft/prepared.txt", "baru\n")],
  ["a file that leads elsewhere", { kind: "write", path: "link.md", content: "baru\n", expected: sha256Of("lain\n") }],
  ["a new place that leads elsewhere", { kind: "rename", path: "W-01/draft.md", to: "P-02/rev-00.md", expected: held("W-01/draft.md") }],
])("nothing is written through a link: %s", async (_, operation) => {
  const elsewhere = mkdtempSync(join(tmpdir(), "sop-elsewhere-"));
  writeFileSync(join(elsewhere, "lain.md"), "lain\n");
  symlinkSync(elsewhere, join(root, "P-02"), "junction");
  symlinkSync(join(elsewhere, "lain.md"), join(root, "link.md"));
  await expect(withWriter(root, ({ apply }) => apply({ operations: [operation] }))).rejects.toThrow(/“(P-02|link\.md)” is a link/);
  expect(readdirSync(elsewhere)).toEqual(["lain.md"]);
  rmSync(join(root, "P-02"));
  expect(files()).toEqual(before);
  rmSync(elsewhere, { recursive: true });
});

test("what can't be put in its place is named by that place", async () => {
  const rename = (path: string, dest: string) =>
    dest.endsWith("draft.md")
      ? Promise.reject(Object.assign(new Error("EPERM"), { code: "EPERM", path, dest }))
      : machineDisk.rename(path, dest);
  const applied = withWriter(root, ({ apply }) => apply({ operations: plans["approve"] ?? [] }), { ...machineDisk, rename });
  await expect(applied).rejects.toThrow(`“${join(root, "P-01/draft.md")}” can't be written: permission is denied. Nothing was changed.`);
  expect(files()).toEqual(before);
});

test("a file that another program has open on Windows: one sentence, and nothing is in the next act's way", async () => {
  const open = statSync(join(root, "P-01/draft.md")).ino;
  const isOpen = (path: string) => statSync(path, { throwIfNoEntry: false })?.ino === open;
  const refuse = (code: string, path: string, dest?: string) => Promise.reject(Object.assign(new Error(code), { code, path, dest }));
  // Whoever reads a file keeps all its names from being taken away, and its place from being given to another.
  const disk: Disk = {
    ...machineDisk,
    rename: (from, to) => (isOpen(from) || isOpen(to) ? refuse("EPERM", from, to) : machineDisk.rename(from, to)),
    remove: (path) => (isOpen(path) ? refuse("EBUSY", path) : machineDisk.remove(path)),
    removeAll: async (folder) => {
      const names = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: "utf8" }) : [];
      return names.some((name) => isOpen(join(folder, name))) ? refuse("EBUSY", folder) : machineDisk.removeAll(folder);
    },
  };
  await expect(apply(plans["approve"] ?? [], disk)).rejects.toThrow(`“${join(root, "P-01/draft.md")}” can't be written`);
  expect(readdirSync(root)).not.toContain(".sop");
  await apply(plans["bump"] ?? [], disk);
  expect(files()).toEqual({ ...before, "W-02/draft.md": "salinan\n" });
});

test("what was put back is in nobody's way where its traces can't be cleared away", async () => {
  const refuse = (code: string) => Promise.reject(Object.assign(new Error(code), { code, path: "x" }));
  let isDone = false;
  const disk: Disk = {
    ...machineDisk,
    rename: (from, to) => {
      if (!to.endsWith("draft.md")) return machineDisk.rename(from, to);
      isDone = true;
      return refuse("EPERM");
    },
    removeAll: (folder) => (isDone ? refuse("EBUSY") : machineDisk.removeAll(folder)),
  };
  await expect(apply(plans["approve"] ?? [], disk)).rejects.toThrow("Nothing was changed.");
  expect(files()).toEqual(before);
});

test("a name that Windows does not give at once is asked for again, elsewhere it is not", () => {
  const tries: string[] = [];
  const rename = (code: string, times: number) => () => {
    tries.push(code);
    if (tries.length <= times) throw Object.assign(new Error(code), { code });
  };
  renamePatiently("a", "b", { platform: "win32", rename: rename("EPERM", 2) });
  expect(tries.splice(0)).toHaveLength(3);
  expect(() => renamePatiently("a", "b", { platform: "win32", rename: rename("ENOENT", 2) })).toThrow("ENOENT");
  expect(tries.splice(0)).toHaveLength(1);
  expect(() => renamePatiently("a", "b", { platform: "linux", rename: rename("EPERM", 2) })).toThrow("EPERM");
  expect(tries.splice(0)).toHaveLength(1);
  expect(writeReasonOf("EPERM", "win32").en).toBe("another program has it open, or permission is denied");
});
