import { chmodSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { runSop } from "../run-sop.ts";
import { approveAll, type Desk, dayFromNow, openDesk } from "./controller.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.must("approve", "W-01", "--as", "prepared", "--commit");
});
afterAll(() => desk.close());
afterEach(() => {
  desk.git("checkout", "--quiet", "--force", "main");
  desk.git("reset", "--quiet", "--hard");
  desk.git("clean", "--quiet", "--force", "-d");
});

test.each<[string, string[], RegExp, (() => void)?]>([
  ["an unknown code", ["bump", "P-09"], /no document “P-09”/],
  [
    "approving out of order",
    ["approve", "P-01", "--as", "approved", "--name", "A.H."],
    /signs after “prepared” and “checked”, who have not signed/,
  ],
  ["approving twice", ["approve", "W-01", "--as", "prepared"], /A\.A\. already signed W-01/],
  [
    "approving by the preparer",
    ["approve", "W-01", "--as", "checked"],
    /A\.A\. signed as “prepared” and may not sign as “checked” too/,
    () => apart("checked"),
  ],
  [
    "approving by somebody not entitled",
    ["approve", "W-01", "--as", "checked"],
    /“DC” may not sign as “checked”/,
    () => entitle("checked", "VP"),
  ],
  [
    "approving on another day",
    ["approve", "P-01", "--as", "prepared", "--date", dayFromNow(-3)],
    /no --date[\s\S]*signed and decided today/,
  ],
  [
    "approving on another day, with paper",
    ["approve", "P-01", "--as", "prepared", "--on", dayFromNow(-3), "--evidence", "map 12"],
    /no --on\./,
  ],
  ["refusing on another day", ["reject", "W-01", "--as", "prepared", "--reason", "x", "--on", dayFromNow(-3)], /no --on\./],
  [
    "approving after who signs tomorrow",
    ["approve", "W-01", "--as", "checked", "--name", "S.S."],
    /A\.A\. signed on [\d-]+; whoever signs after that can't have signed on/,
    () => desk.edit("W-01/draft.md", (text) => text.replace(/date: .*/, `date: ${dayFromNow(1)}`)),
  ],
  ["approving in a role that is none", ["approve", "P-01", "--as", "prepard"], /--as prepared/],
  ["copies neither out nor back", ["copies", "P-01"], /Neither --issue nor --recall/],
  ["a copy without a place", ["copies", "P-01", "--issue", "1"], /--location PLACE/],
  ["approving as nobody known", ["approve", "P-01", "--as", "prepared", "--name", "B.B."], /--name NAME --position POSITION/],
  [
    "approving with errors open",
    ["approve", "P-01", "--as", "prepared"],
    /errors are open[\s\S]*P-01\/draft\.md:\d+:\d+ {2}SOP403/,
    () => change("P-01", "→ 3", "→ 30"),
  ],
  [
    "approving what is marked as reconstructed",
    ["approve", "P-01", "--as", "prepared"],
    /marked as reconstructed[\s\S]*1\. Mencatat permintaan/,
    () => change("P-01", "#### 1. Mencatat permintaan\n", "#### 1. Mencatat permintaan\n\n> [!RECONSTRUCTED]\n"),
  ],
  [
    "approving what is marked as reconstructed outside its steps",
    ["approve", "P-01", "--as", "prepared"],
    /marked as reconstructed:\n {2}P-01\/draft\.md:\d+\n/,
    () => desk.edit("P-01/draft.md", (text) => text.replace(/^## .*\n/m, "$&\n> [!RECONSTRUCTED]\n")),
  ],
  [
    "approving what does not say what it changes",
    ["approve", "P-01", "--as", "prepared"],
    /change log of P-01\/draft\.md does not say yet what revision 00 changes/,
    () => desk.edit("P-01/draft.md", (text) => text.replace(/summary: .*/, "summary: []")),
  ],
  [
    "approving what changed since the role before",
    ["approve", "W-01", "--as", "checked", "--name", "S.S."],
    /changed after A\.A\. approved it as “Prepared by”[\s\S]*W-01\/draft\.md:\d+ /,
    () => change("W-01", "lengkap.\n\n## Ruang", "lengkap!\n\n## Ruang"),
  ],
  ["issuing what is not signed", ["issue", "W-01"], /not signed as “checked”, “approved”/],
  ["issuing what has no draft", ["issue", "P-09"], /no document/],
  [
    "a signature asked for and not given",
    ["approve", "P-01", "--as", "prepared"],
    /asks for a signature/,
    () => settings("signatures: required\n"),
  ],
  ["a key that is not there", ["approve", "P-01", "--as", "prepared", "--sign", "nokey"], /ssh-keygen did not sign/],
  ["bump while a draft is there", ["bump", "P-01"], /has a draft already/],
  ["withdrawing what was never issued", ["withdraw", "P-01", "--reason", "x"], /Nothing of P-01 was issued/],
  ["reinstating what is not withdrawn", ["reinstate", "P-01", "--reason", "x"], /is not withdrawn/],
  ["a review of nothing in force", ["review", "P-01", "--result", "keep"], /nothing to review/],
  ["cancelling what is not scheduled", ["cancel", "P-01", "--reason", "x"], /waiting to come into force/],
  ["correcting what is no transcription", ["correct", "P-01", "--reason", "x"], /holds no transcription/],
  ["renumbering what is numbered", ["renumber", "P-01"], /run 1…n already/],
  ["renumbering what is approved", ["renumber", "W-01"], /is approved/],
  ["renaming to a code that is taken", ["rename", "P-01", "P-01"], /is taken/],
  ["renaming to another type", ["rename", "P-01", "W-02"], /another type/],
  ["renaming to no code", ["rename", "P-01", "xyz"], /does not fit/],
  ["a type that is none", ["new", "p", "x"], /Did you mean “P”/],
  ["a library where one is", ["init", "--organisation", "x"], /is a library already/],
  ["a tag without a commit", ["issue", "P-01", "--tag"], /--commit/],
])("%s: one message, exit 2, files as before", async (_, words, message, prepare) => {
  prepare?.();
  if (prepare) desk.commit("prepared");
  const before = desk.files();
  const ran = await desk.sop(...words);
  expect(ran.err).toMatch(message);
  expect(ran.status).toBe(2);
  expect(ran.err).not.toMatch(/\n\s+at /);
  expect(desk.files()).toEqual(before);
  expect(readdirSync(desk.folder)).not.toContain(".sop");
  if (prepare) desk.git("reset", "--quiet", "--hard", "HEAD~1");
});

function change(code: string, from: string, to: string): void {
  const text = desk.read(`${code}/draft.md`);
  if (!text.includes(from)) throw new Error(`${code} has no “${from}”`);
  desk.write(
    `${code}/draft.md`,
    text.replace(from, () => to),
  );
}

function settings(text: string): void {
  desk.edit("library.yaml", (own) => own + text);
}

const sections = `    sections:
      - { id: purpose, name: Tujuan, from: text }
      - { id: scope, name: Ruang Lingkup, from: text }
      - { id: parties, name: Pihak, from: parties }
      - { id: indicators, name: Indikator Kinerja Prosedur, from: text }
      - { id: procedure, name: Rincian Prosedur, from: flows }
      - { id: changes, name: Catatan, from: changes }
`;

function apart(role: string): void {
  settings(`types:\n  W:\n    name: Instruksi\n    apart: [[prepared, ${role}]]\n${sections}  P:\n    name: Prosedur\n${sections}`);
}

function entitle(role: string, position: string): void {
  settings(`types:\n  W:\n    name: Instruksi\n    holders: { ${role}: [${position}] }\n${sections}  P:\n    name: Prosedur\n${sections}`);
}

test("an approved draft changed by one character is not issued, and the place is named", async () => {
  await approveAll(desk, "P-01");
  desk.edit("P-01/draft.md", (text) => text.replace("mengabari pemohon.", "mengabari Pemohon."));
  const ran = await desk.sop("issue", "P-01");
  expect(ran.status).toBe(2);
  const line =
    desk
      .read("P-01/draft.md")
      .split("\n")
      .findIndex((text) => text.includes("mengabari Pemohon")) + 1;
  expect(ran.err).toContain(`P-01/draft.md:${line}  the flows: approved “Petugas melayani permintaan dan mengabari pemohon.”`);
});

test("work that is not committed is not written over", async () => {
  desk.edit("W-01/draft.md", (text) => text.replace('revision: "00"', 'revision: "00" # catatan'));
  const before = desk.files();
  const ran = await desk.sop("reject", "W-01", "--as", "checked", "--reason", "x");
  expect(ran.status).toBe(2);
  expect(ran.err).toContain("Work that is not committed would be overwritten:\n  W-01/draft.md");
  expect(desk.files()).toEqual(before);
});

test("--commit on no branch, in a merge, and without git", async () => {
  const words = ["reject", "W-01", "--as", "checked", "--reason", "x", "--commit"];
  const before = desk.files();
  desk.git("checkout", "--quiet", "--detach");
  expect((await desk.sop(...words)).err).toContain("HEAD is on no branch");
  desk.git("checkout", "--quiet", "-B", "other", "main");
  desk.git("commit", "--quiet", "--allow-empty", "--message", "other");
  desk.git("checkout", "--quiet", "main");
  desk.git("commit", "--quiet", "--allow-empty", "--message", "main");
  desk.git("merge", "--quiet", "--no-ff", "--no-commit", "other");
  expect((await desk.sop(...words)).err).toContain("a merge, rebase or revert is not finished");
  desk.git("merge", "--abort");
  expect(desk.files()).toEqual(before);
  const bare = await openDesk({ repository: false });
  try {
    const ran = await bare.sop("approve", "P-01", "--as", "prepared", "--name", "A.A.", "--commit");
    expect([ran.status, ran.err]).toEqual([2, "sop: --commit needs a git repository; there is none here.\n"]);
    const done = await bare.must("approve", "P-01", "--as", "prepared", "--name", "A.A.");
    expect(done.err).toContain("kept until the next change: .sop/previous/P-01/draft.md");
  } finally {
    bare.close();
  }
});

describe("what is written down holds nothing that nobody sees", () => {
  const hidden = "A.\u202eA.";
  test.each([
    ["name", ["approve", "P-01", "--as", "prepared", "--name", hidden]],
    ["position", ["approve", "P-01", "--as", "prepared", "--name", "A.A.", "--position", "D\u200bC"]],
    ["reason", ["withdraw", "P-01", "--reason", "x\u00ady", "--name", "A.H."]],
    ["location", ["copies", "P-01", "--issue", "3", "--location", "G\u2060", "--name", "A.A."]],
    ["change", ["bump", "P-01", "--change", "Baik", "--change", "Lebih\ufffd"]],
    ["TITLE", ["new", "W", hidden]],
  ])("%s: %j", async (name, words) => {
    const before = desk.files();
    const { status, err } = await desk.sop(...words);
    expect([status, err]).toEqual([
      2,
      expect.stringMatching(new RegExp(`^sop: (--)?${name}: .*U\\+[0-9A-F]{4}.*\nType it anew, by hand\\.\n$`)),
    ]);
    expect(desk.files()).toEqual(before);
  });

  test("line breaks and tabs become blanks, and other letters stay", async () => {
    const { status, out } = await desk.sop("new", "W", "Kafé\n\tpagi — “awal”", "--dry-run");
    expect([status, out]).toEqual([0, expect.stringContaining("“Kafé pagi — “awal””")]);
  });
});

describe("--commit where git is locked", () => {
  const words = ["reject", "W-01", "--as", "checked", "--reason", "x", "--name", "S.S.", "--commit"];
  const locks = ["index.lock", "HEAD.lock", "refs/heads/main.lock"].map((name) => `.git/${name}`);
  afterEach(() => {
    for (const path of [...locks, ".git/hooks/pre-commit"]) rmSync(join(desk.folder, path), { force: true });
  });

  test.each(locks)(
    "%s: it is waited for, then named in the reader's language, and nothing is written",
    async (lock) => {
      const before = desk.files();
      desk.write(lock, "");
      const said = {
        en: `Waiting for another git: “${lock}” …\nsop: It can't be committed: git is locked by “${lock}”; another git is at work here, or one was cut off. Nothing was changed.\nWait until it is done. Where no git is running any more, delete “${lock}” and nothing else.`,
        id: `Menunggu git lain: “${lock}” …\nsop: Tidak dapat disimpan dalam git: git terkunci oleh “${lock}”; git lain sedang bekerja di sini, atau terputus di tengah jalan. Tidak ada yang diubah.\nTunggu sampai selesai. Bila tidak ada lagi git yang berjalan, hapus “${lock}” saja.`,
      };
      for (const [language, text] of Object.entries(said))
        expect(await runSop([...words, "--lang", language], { cwd: desk.folder })).toEqual({ status: 2, out: "", err: `${text}\n` });
      expect(desk.files()).toEqual(before);
      expect(desk.read(lock)).toBe("");
    },
    30_000,
  );

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "what git can't write is named before anything is written",
    async () => {
      const before = desk.files();
      for (const folder of [".git", ".git/objects", ".git/refs/heads"]) {
        chmodSync(join(desk.folder, folder), 0o555);
        try {
          const { status, err } = await desk.sop(...words);
          expect([status, err]).toEqual([
            2,
            `sop: It can't be committed: “${folder}” can't be written: permission is denied. Nothing was changed.\n`,
          ]);
        } finally {
          chmodSync(join(desk.folder, folder), 0o755);
        }
      }
      expect(desk.files()).toEqual(before);
    },
  );

  test.each([
    ["a moment", 300, ""],
    ["longer", 1600, "Waiting for another git: “.git/index.lock” …\n"],
  ])("one that goes after %s keeps nobody from committing", async (_, milliseconds, said) => {
    const own = await openDesk();
    try {
      own.write(".git/index.lock", "");
      setTimeout(() => rmSync(join(own.folder, ".git/index.lock")), milliseconds);
      const { err } = await own.must("new", "W", "Baru", "--commit");
      expect([err, own.git("status", "--porcelain"), own.git("log", "-1", "--format=%s")]).toEqual([said, "", "W-02: begin “Baru”\n"]);
    } finally {
      own.close();
    }
  });

  test("one that comes once the files are written, and goes, keeps nobody from committing either", async () => {
    const own = await openDesk();
    try {
      // The first commit finds the branch locked, as by a git that is at work for half a second.
      own.write(
        ".git/hooks/pre-commit",
        "#!/bin/sh\nrm .git/hooks/pre-commit\ntouch .git/refs/heads/main.lock\n(sleep 0.5; rm .git/refs/heads/main.lock) >/dev/null 2>&1 &\n",
      );
      chmodSync(join(own.folder, ".git/hooks/pre-commit"), 0o755);
      const { err } = await own.must("new", "W", "Baru", "--commit");
      expect([err, own.git("status", "--porcelain"), own.git("rev-list", "--count", "HEAD")]).toEqual(["", "", "2\n"]);
    } finally {
      own.close();
    }
  });

  test("where the commit is made and its tag is not, that is what is said", async () => {
    const own = await openDesk();
    try {
      for (const [role, name] of [
        ["prepared", "A.A."],
        ["checked", "S.S."],
        ["approved", "A.H."],
      ] as const)
        await own.must("approve", "W-01", "--as", role, "--name", name, "--commit");
      own.write(".git/hooks/post-commit", "#!/bin/sh\nmkdir -p .git/refs/tags\ntouch '.git/refs/tags/W-01_rev-00.lock'\n");
      chmodSync(join(own.folder, ".git/hooks/post-commit"), 0o755);
      const { err, status } = await own.sop("issue", "W-01", "--commit", "--tag");
      expect([status, own.git("status", "--porcelain"), own.git("tag")]).toEqual([2, "", ""]);
      const id = own.git("rev-parse", "HEAD").slice(0, 10);
      expect(err).toContain(`The files are committed as ${id}, but not tagged: git is locked by “.git/refs/tags/W-01_rev-00.lock”`);
      expect(err).toContain(`Then: git tag --annotate --message "W-01_rev-00" "W-01_rev-00" ${id}`);
    } finally {
      own.close();
    }
  });

  test("since the files were written: the lock is named, and not git's own word for it", async () => {
    hook("touch .git/refs/heads/main.lock");
    const { status, err } = await runSop([...words, "--lang", "id"], { cwd: desk.folder });
    expect(status).toBe(2);
    expect(err).toMatch(/Berkas sudah ditulis, tetapi belum disimpan dalam git: git terkunci oleh “\.git\/refs\/heads\/main\.lock”/);
    expect(err).not.toMatch(/fatal|remove the file|Unable/);
  });

  test("what else git says is told as its own words, all of it", async () => {
    hook("echo 'the first word' >&2; echo 'the last word' >&2; exit 1");
    const { status, err } = await runSop([...words, "--lang", "id"], { cwd: desk.folder });
    expect([status, err]).toEqual([2, expect.stringContaining("Kata git:\n  the first word\n  the last word\nPerbaiki itu")]);
  });

  function hook(line: string): void {
    desk.write(".git/hooks/pre-commit", `#!/bin/sh\n${line}\n`);
    chmodSync(join(desk.folder, ".git/hooks/pre-commit"), 0o755);
  }
});

test("a folder that can't be written", async () => {
  const own = await openDesk({ repository: false });
  try {
    rmSync(join(own.folder, ".sop"), { recursive: true, force: true });
    own.write(".sop", "a file where the writer's folder would be");
    const ran = await own.sop("approve", "P-01", "--as", "prepared", "--name", "A.A.");
    expect(ran.status).toBe(2);
    expect(ran.err).toMatch(/\.sop” can't be written: a file stands where a folder is needed\. Nothing was changed\./);
  } finally {
    own.close();
  }
});

test("--dry-run writes nothing and tells the same; --json is one value", async () => {
  const before = desk.files();
  const dry = await desk.must("reject", "W-01", "--as", "checked", "--reason", "x", "--dry-run");
  expect(dry.out).toContain("This would be done, and was not:");
  expect(desk.files()).toEqual(before);
  const { out } = await desk.must("reject", "W-01", "--as", "checked", "--reason", "x", "--json");
  expect(JSON.parse(out)).toMatchObject({
    version: 1,
    dryRun: false,
    operations: [
      { kind: "write", path: "W-01/draft.md" },
      { kind: "write", path: "W-01/events.yaml" },
    ],
    summary: ["W-01 revision 00 was sent back by A.A.: x; approvals were cleared (A.A.)."],
  });
});

test("two approvals at once: one is written, the other waits and then says why not", async () => {
  const own = await openDesk({ repository: false });
  try {
    const words = ["approve", "P-01", "--as", "prepared", "--name", "A.A."];
    const ran = await Promise.all([own.sop(...words), own.sop(...words)]);
    expect(ran.map(({ status }) => status).sort()).toEqual([0, 2]);
    expect(ran.find(({ status }) => status === 2)?.err).toContain("already signed P-01");
  } finally {
    own.close();
  }
});

test("every byte that is not meant stays: CRLF, comments, quotes, order of keys", async () => {
  const crlf = (text: string) => text.replaceAll("\r\n", "\n").replaceAll("\n", "\r\n");
  const own = await openDesk({ repository: false });
  try {
    own.edit("P-01/draft.md", (text) =>
      crlf(
        text
          .replace("title: Penanganan Permintaan", "title:   'Penanganan Permintaan'  # judul")
          .replace("approvals: {}", "# tanda tangan\napprovals: {} # kosong")
          .replace("changes:\n  - summary: [Terbitan pertama]", "changes: # catatan\n  - { summary: [ Terbitan pertama, ], } # pertama"),
      ),
    );
    const draft = own.read("P-01/draft.md");
    for (const [role, name] of [
      ["prepared", "A.A."],
      ["checked", "S.S."],
      ["approved", "A.H."],
    ] as const)
      await own.must("approve", "P-01", "--as", role, "--name", name);
    await own.must("issue", "P-01", "--name", "A.A.");
    const issued = own.read("P-01/rev-00.md");
    expect(issued.replace(/approvals:\r\n(?: .*\r\n)+/, "approvals: {} # kosong\r\n").replace(/effective: .*\r\n/, "")).toBe(draft);
    expect(issued.replaceAll("\r\n", "")).not.toContain("\n");
    await own.must("bump", "P-01");
    const next = own.read("P-01/draft.md");
    expect(next.slice(next.indexOf("## Tujuan"))).toBe(draft.slice(draft.indexOf("## Tujuan")));
    expect(next).toContain(
      `changes: # catatan\r\n  - { revision: "00", effective: ${dayFromNow(0)}, summary: [ Terbitan pertama, ], } # pertama\r\n  - summary: []\r\n---\r\n`,
    );
    expect(next.replaceAll("\r\n", "")).not.toContain("\n");
  } finally {
    own.close();
  }
}, 60_000);
