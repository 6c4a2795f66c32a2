import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { FreshLibrary } from "../../cli/ask/fresh-library.ts";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/**
 * Every command that writes, beside every kind of file it may rest on that can't be read: what it rests on it refuses, with file, line,
 * cause and what to do; what it doesn't, it names and goes on. Each of them goes through where all can be read.
 */

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  desk.write("P-07-rev-00.md", transcription);
  await desk.must("transcribe", "P-07-rev-00.md", "--commit");
  desk.write("betul.md", transcription.replaceAll("Melayani.", "Melayani dengan baik."));
  desk.write("P-08-rev-00.md", transcription.replace("code: P-07", "code: P-08"));
  desk.write("import.md", "---\ncode: W-20\ntitle: Dari luar\n---\n\n## Tujuan\n\nMelayani.\n");
  desk.write("allowed_signers", "# Nobody yet.\n");
  desk.write("baseline.yaml", "[]\n");
  await desk.must("approve", "--settings", "--as", "approved", "--name", "A.H.", "--commit");
  for (const code of ["W-02", "W-03", "W-04", "W-05", "P-02", "P-03"]) {
    desk.write(`${code}/draft.md`, desk.read(`${code[0]}-01/draft.md`).replaceAll(`${code[0]}-01`, code));
  }
  desk.commit("Drafts");
  for (const code of ["W-01", "P-01", "W-03", "W-05"]) await issue(code);
  await issue("W-04", "--effective", dayFromNow(30));
  await desk.must("copies", "W-01", "--issue", "3", "--location", "Gudang", "--name", "A.A.", "--commit");
  await desk.must("withdraw", "W-03", "--reason", "x", "--name", "A.H.", "--commit");
  await desk.must("bump", "W-01", "--change", "Lebih jelas", "--commit");
  await desk.must("bump", "W-05", "--commit");
  for (const code of ["W-01", "W-05"]) desk.edit(`${code}/draft.md`, (text) => text.replace("## Tujuan\n", "## Tujuan\n\nJelas.\n"));
  desk.edit("P-03/draft.md", (text) => text.replace("#### 2. ", "#### 901. "));
  const late = `date: ${dayFromNow(-40)}, recorded: ${dayFromNow(-40)}, by: { name: A.H., position: QMR }`;
  desk.edit("W-03/events.yaml", (text) => `${text}- { event: reviewed, date: 2026-01-01 }\n- { event: reviewed, ${late}, result: keep }\n`);
  desk.edit("library.yaml", (text) => text.replace("people:\n", "people:\n  - { name: N.N., position: DC }\n"));
  desk.commit("All that is acted on");
  await approveAll(desk, "W-02");
}, 120_000);
afterAll(() => desk.close());

async function issue(code: string, ...words: string[]): Promise<void> {
  await approveAll(desk, code);
  await desk.must("issue", code, ...words, "--commit");
}

const transcription = [
  ...["---", "code: P-07", "title: Penanganan Lama", 'revision: "00"', "effective: 2010-01-04", "approvals:"],
  ...["prepared: { name: A.A., position: DC", "checked: { name: S.S., position: VP", "approved: { name: A.H., position: QMR"].map(
    (approval) => `  ${approval}, date: 2010-01-04 }`,
  ),
  ...["changes:", "  - { summary: [Terbitan pertama] }", "transcription: { source: arsip }", "---", ""],
  ...["Tujuan", "Ruang Lingkup", "Kebijakan Umum"].flatMap((name) => [`## ${name}`, "", "Melayani.", ""]),
].join("\n");

/** A file of the document acted on, or of the library, that can't be read. */
const files = {
  events: "events.yaml",
  issue: "rev-00/issued.yaml",
  revision: "rev-00.md",
  draft: "draft.md",
  library: "library.yaml",
  settings: "settings/001.yaml",
  signers: "allowed_signers",
  baseline: "baseline.yaml",
} as const;
type Kind = keyof typeof files;
const ofLibrary: ReadonlySet<Kind> = new Set(["library", "settings", "signers", "baseline"]);

const right = "library settings signers";
const life = "events issue revision";
/** What each command that writes rests on. */
const commands: [code: string, words: string[], rests: string][] = [
  ["W-01", ["approve", "W-01", "--as", "prepared", "--name", "A.A."], `${right} ${life} draft`],
  ["W-01", ["reject", "W-01", "--as", "prepared", "--reason", "x", "--name", "A.A."], `${right} ${life} draft`],
  ["W-02", ["issue", "W-02", "--name", "A.A."], `${right} ${life} draft`],
  ["P-01", ["bump", "P-01"], `library ${life} draft`],
  ["W-05", ["bump", "W-05", "--change", "auto"], `library ${life} draft`],
  ["P-03", ["renumber", "P-03"], "library draft"],
  ["P-02", ["rename", "P-02", "P-09"], `library ${life} draft`],
  ["P-03", ["rename", "P-02", "P-09"], `library ${life} draft`],
  ["W-01", ["new", "W", "Ketiga"], "library"],
  ["W-01", ["import", "import.md", "--into", "."], "library"],
  ["P-08", ["transcribe", "P-08-rev-00.md"], `library ${life}`],
  ["W-01", ["approve", "--settings", "--as", "approved", "--name", "A.H."], `${right} baseline`],
  ["W-01", ["review", "W-01", "--result", "keep", "--name", "A.A."], `${right} ${life}`],
  ["W-01", ["withdraw", "W-01", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
  ["W-03", ["reinstate", "W-03", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
  ["W-04", ["cancel", "W-04", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
  ["W-01", ["copies", "W-01", "--issue", "4", "--location", "Gudang", "--name", "A.A."], `${right} ${life}`],
  ["W-01", ["copies", "W-01", "--recall", "3", "--name", "A.A."], `${right} ${life}`],
  ["P-07", ["correct", "P-07", "--file", "betul.md", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
  ["W-03", ["admit", "W-03", "--event", "3", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
  ["W-03", ["annul", "W-03", "--event", "2", "--reason", "x", "--name", "A.H."], `${right} ${life}`],
];

/** Ways in which a file can't be read, with the words of the cause. */
const conflicted = (text: string) => {
  const [first = "", ...rest] = text.split("\n");
  return [first, "<<<<<<< HEAD", "title: A", "||||||| 1a2b3c4", "title: B", "=======", "title: C", ">>>>>>> lain", ...rest].join("\n");
};
const inBody = (text: string) => text.replace(/$/, "\n\n<<<<<<< HEAD\nApa.\n=======\nItu.\n>>>>>>> lain\n");
const faults: Record<string, { only?: string; of: (text: string) => string | Buffer; says: RegExp }> = {
  "broken YAML": {
    only: "events issue library settings baseline draft",
    of: (text) => (text.startsWith("---") ? text.replace("title:", "title: [\ntitle:") : `${text}\n- [\n`),
    says: /:\d+:\d+ |line \d+/,
  },
  "a byte that is no UTF-8": { of: (text) => Buffer.from(`${text}\n# \xe9\n`, "latin1"), says: /not UTF-8/ },
  "a merge conflict": {
    of: conflicted,
    // Of events both sides hold, of what was issued one side, whole.
    says: /“<<<<<<< HEAD” marks a merge conflict that is not resolved.*\n.*(delete the lines “<<<<<<<”, “\|\|\|\|\|\|\|”|entries of both sides|Keep the whole revision)/,
  },
  "a merge conflict in its body": { only: "draft revision", of: inBody, says: /“<<<<<<< HEAD” marks a merge conflict/ },
  "another shape": { only: "events issue library settings baseline", of: () => "hello: 1\n", says: /hello|is missing|not a list/ },
};

/** Commands that are tried with each of them. */
const eachFault: ReadonlySet<string> = new Set(["approve", "bump", "withdraw", "rename", "import"]);

/** Writes a file for as long as something is done, and brings back what was there. */
async function whileWritten<T>(path: string, make: (text: string) => string | Buffer, run: () => Promise<T>): Promise<T> {
  const file = join(desk.folder, path);
  const before = desk.files()[path];
  desk.write(path, "");
  writeFileSync(file, make(before ?? (path.endsWith(".md") ? "---\ncode: X-01\ntitle: X\n---\n" : "")));
  try {
    return await run();
  } finally {
    if (before === undefined) rmSync(file);
    else writeFileSync(file, before);
  }
}

describe.each(commands)("%s: sop %j", (code, words, rests) => {
  const isDry = words[0] !== "import";
  const run = (...more: string[]) => desk.sop(...words, ...(isDry ? ["--dry-run"] : []), ...more);

  test("goes through where all can be read", async () => {
    const { status, err } = await run();
    expect([err, status]).toEqual([isDry ? "" : expect.anything(), 0]);
    if (!isDry) rmSync(join(desk.folder, "W-20"), { recursive: true });
  });

  for (const [kind, file] of Object.entries(files) as [Kind, string][]) {
    const path = ofLibrary.has(kind) ? file : `${code}/${file}`;
    for (const [name, { only, of, says }] of Object.entries(faults)) {
      if (only !== undefined && !only.split(" ").includes(kind)) continue;
      // How a file can't be read is one thing, what rests on it another: all ways are tried with some.
      if (!eachFault.has(words[0] ?? "") && name !== "a merge conflict") continue;
      // Of a list of signers that is no text no command tells anything.
      const isNeeded = rests.split(" ").includes(kind) || (kind === "signers" && name.includes("UTF-8"));
      test(`${isNeeded ? "refuses" : "goes on beside"} ${file} with ${name}`, async () => {
        await whileWritten(path, of, async () => {
          const before = desk.files();
          const { status, err } = isNeeded ? await desk.sop(...words) : await run();
          if (isNeeded) {
            expect(err).toContain(path);
            expect(err).toMatch(says);
            expect(err).toMatch(/line \d+|:\d+:\d+ /);
            expect([status, desk.files()]).toEqual([2, before]);
          } else {
            expect([status, err]).toEqual([0, expect.anything()]);
            if (!isDry) rmSync(join(desk.folder, "W-20"), { recursive: true });
          }
        });
      });
    }
  }
});

describe("what a command doesn't rest on is named, with the line and why", () => {
  test.each([
    ["settings/001.yaml", ["bump", "P-01"], "bump"],
    ["settings/001.yaml", ["new", "W", "Ketiga"], "new"],
    ["baseline.yaml", ["review", "W-01", "--result", "keep", "--name", "A.A."], "review"],
    ["W-01/draft.md", ["withdraw", "W-01", "--reason", "x", "--name", "A.H."], "withdraw"],
    ["P-03/events.yaml", ["renumber", "P-03"], "renumber"],
    ["allowed_signers", ["transcribe", "P-08-rev-00.md"], "transcribe"],
  ])("%s: %j", async (path, words) => {
    await whileWritten(path, conflicted, async () => {
      const { status, err } = await desk.sop(...words, "--dry-run");
      expect([err, status]).toEqual([
        `${path} can't be read, from line 2 on. “<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here. This does not rest on it, and goes on.\n`,
        0,
      ]);
    });
  });
});

describe("whoever looks is told that rights can't be judged, and the gate and --publish stay closed", () => {
  const said = (path: string) =>
    `${path} can't be read, from line 2 on. “<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here.`;

  test.each(["settings/001.yaml", "allowed_signers"])(
    "%s",
    async (path) => {
      await whileWritten(path, conflicted, async () => {
        for (const words of [["list", "documents"], ["show", "P-01"], ["refs", "P-01"], ["verify"], ["diff", "W-01"]]) {
          const { err } = await desk.sop(...words);
          expect(err.split("\n")[0]).toContain(said(path));
        }
        const built = await desk.sop("build", "--out", "portal");
        expect([built.status, built.err]).toEqual([0, expect.stringContaining(`${path}:2: “<<<<<<< HEAD” marks a merge conflict`)]);
        const published = await desk.sop("build", "--publish", "--out", "portal");
        expect([published.status, published.err]).toEqual([2, expect.stringContaining(said(path))]);
        rmSync(join(desk.folder, "portal"), { recursive: true });
      });
    },
    60_000,
  );

  test.each(["settings/001.yaml", "allowed_signers"])("a check of one document, and programs that ask: %s", async (path) => {
    const asked = async () => (await new FreshLibrary(desk.folder, () => today, "en").on()).standing("W-01");
    expect([(await desk.sop("check", "W-01")).status, (await asked()).inForce?.notice]).toEqual([0, undefined]);
    await whileWritten(path, conflicted, async () => {
      const { status, out } = await desk.sop("check", "W-01");
      expect([status, out]).toEqual([1, expect.stringContaining(`${path}:2:`)]);
      const { inForce, notice } = await asked();
      expect([inForce, notice]).toEqual([undefined, `In doubt, so not in force: ${path}, by which rights are judged, can't be read.`]);
    });
  });

  test.each(["settings/001.yaml", "allowed_signers", "baseline.yaml"])("the gate and check: %s", async (path) => {
    await whileWritten(path, conflicted, async () => {
      for (const words of [["gate", "--base", "HEAD"], ["check"]]) {
        const { status, out } = await desk.sop(...words, "--json");
        const found = (JSON.parse(out).findings as { rule: string; path: string; start: { line: number }; message: string }[]).filter(
          (finding) => finding.path === path && finding.rule === "SOP101",
        );
        expect([status, found.map(({ start, message }) => [start.line, message])]).toEqual([
          1,
          [[2, "“<<<<<<< HEAD” marks a merge conflict that is not resolved: both texts stand here."]],
        ]);
      }
    });
  });
});

test("in Indonesian nothing of it is in English", async () => {
  await whileWritten("settings/001.yaml", conflicted, async () => {
    const refusal = await runSop(["withdraw", "W-01", "--reason", "x", "--name", "A.H.", "--lang", "id"], { cwd: desk.folder });
    expect(refusal.err).toBe(
      "sop: settings/001.yaml tidak dapat dibaca, mulai baris 2. “<<<<<<< HEAD” menandai konflik penggabungan yang belum diselesaikan: kedua teksnya ada di sini. Siapa yang berhak atas apa tidak diketahui.\nPertahankan teks yang benar, lalu hapus baris “<<<<<<<”, “|||||||”, “=======”, dan “>>>>>>>” (di antara “|||||||” dan “=======” ada teks sebelum keduanya).\n",
    );
    const notice = await runSop(["bump", "P-01", "--dry-run", "--lang", "id"], { cwd: desk.folder });
    expect(notice.err).toContain("Tindakan ini tidak bergantung padanya, dan diteruskan.");
  });
});

describe("of what stands in several folders nobody can tell which is the document", () => {
  test.each([
    ["withdraw", ["W-01", "--reason", "x", "--name", "A.H."]],
    ["copies", ["W-01", "--issue", "4", "--location", "Gudang", "--name", "A.A."]],
    ["approve", ["W-01", "--as", "prepared", "--name", "A.A."]],
    ["bump", ["W-01"]],
    ["renumber", ["W-01"]],
  ])("sop %s %j", async (command, words) => {
    // Before it in the order of names, so that it would be the first to be found.
    await whileWritten(
      "AA/rev-00.md",
      () => desk.read("W-01/rev-00.md"),
      async () => {
        const before = desk.files();
        const { status, err } = await desk.sop(command, ...words);
        expect([err, status]).toEqual([
          "sop: W-01 stands in several folders, and which of them is the document can't be told: AA, W-01.\nMove the others out of the library, or give them codes of their own.\n",
          2,
        ]);
        expect(desk.files()).toEqual(before);
      },
    );
    rmSync(join(desk.folder, "AA"), { recursive: true });
  });

  test("a draft that never was issued, too", async () => {
    await whileWritten(
      "AA/draft.md",
      () => desk.read("P-02/draft.md"),
      async () => {
        const { status, err } = await desk.sop("rename", "P-02", "P-09");
        expect([status, err]).toEqual([2, expect.stringContaining("P-02 stands in several folders")]);
      },
    );
    rmSync(join(desk.folder, "AA"), { recursive: true });
  });
});

describe("what was issued and can't be read was issued all the same", () => {
  const unreadable = (text: string) => Buffer.from(`${text}\n\xe9\n`, "latin1");

  test("a newer revision: the next one does not begin as the one before", async () => {
    await whileWritten(
      "W-05/rev-01/issued.yaml",
      () => readFileSync(join(desk.folder, "W-05/rev-00/issued.yaml")),
      async () => {
        await whileWritten(
          "W-05/rev-01.md",
          () => unreadable(desk.read("W-05/rev-00.md")),
          async () => {
            const { status, err } = await desk.sop("bump", "W-05");
            expect([err, status]).toEqual([
              expect.stringMatching(/^sop: W-05\/rev-01\.md can't be read, from line \d+ on\. .+ What was issued can't be told\.\n/),
              2,
            ]);
          },
        );
        const gone = await desk.sop("bump", "W-05");
        expect([gone.err, gone.status]).toEqual([
          expect.stringMatching(/^sop: W-05\/rev-01\.md was issued, and is not there any more\. What was issued can't be told\.\n/),
          2,
        ]);
      },
    );
  });

  test("its number is given to no other document, and nothing is brought in over it", async () => {
    await whileWritten(
      "W-30/events.yaml",
      () => "- [\n",
      async () => {
        const { out } = await desk.must("new", "W", "Berikutnya", "--dry-run");
        expect(out).toContain("W-31/draft.md");
        desk.write("import-30.md", "---\ncode: W-30\ntitle: Dari luar\n---\n\n## Tujuan\n\nMelayani.\n");
        const { err, status } = await desk.sop("import", "import-30.md", "--into", ".");
        expect([err, status]).toEqual([expect.stringContaining("W-30 is there already"), 2]);
      },
    );
    rmSync(join(desk.folder, "W-30"), { recursive: true, force: true });
  });

  test("a register says that it can't be read, not that it is missing; check gives an error", async () => {
    await whileWritten("P-07/rev-00.md", unreadable, async () => {
      const { out } = await desk.must("list", "documents", "--where", "code=P-07", "--json");
      expect(JSON.parse(out).rows).toEqual([expect.objectContaining({ code: "P-07", status: "doubtful" })]);
      const shown = await desk.must("list", "documents", "--where", "code=P-07");
      expect(shown.out).toContain("in doubt: rev-00.md can't be read");
      const { status } = await desk.sop("check", "P-07");
      expect(status).toBe(1);
    });
  });
});
