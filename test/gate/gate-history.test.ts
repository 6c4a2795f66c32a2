import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { gateChange } from "../../cli/gate/gate-library.ts";
import { readChange } from "../../cli/gate/read-change.ts";
import { controlledOf } from "../../core/control/controlled-settings.ts";
import { createReadingContext, readDocument } from "../../core/document/read-document.ts";
import { digestDocument } from "../../core/seal/digest.ts";
import { sha256Of } from "../../core/sha256.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { librarySettings } from "../../schemas/library-settings.ts";
import { runSop } from "../run-sop.ts";

const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);
const roles = ["prepared", "checked", "approved"];

let folder: string;
const at = (path: string) => join(folder, "sops", path);
const git = (...words: string[]) =>
  execFileSync("git", ["-c", "user.name=Pengendali", "-c", "user.email=dc@example.org", "-c", "commit.gpgsign=false", ...words], {
    cwd: folder,
    encoding: "utf8",
    stdio: "pipe",
  });
const write = (path: string, text: string) => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const edit = (path: string, from: string | RegExp, to: string) => write(path, readFileSync(at(path), "utf8").replace(from, to));
const commit = (message: string) => {
  git("add", "-A");
  git("commit", "-qm", message, "--allow-empty");
};

interface Text {
  code: string;
  revision: string;
  purpose?: string;
  more?: string;
  steps?: string[];
}

/** The base holds P-01 up to revision 01, the others up to 00. */
const effectiveOf = (code: string, number: number) =>
  isLongAgo || number <= (code === "P-01" ? 1 : 0) ? `2020-0${number + 1}-01` : `2026-01-0${4 + number}`;

function textOf({ code, revision, purpose = "Melayani pelanggan.", more = "", steps = ["Salam", "Salam Penutup"] }: Text): string {
  const flow = steps
    .map(
      (title, index) =>
        `#### ${index + 1}. ${title}\n\n- Pelaksana: Agent\n- KPI: Ketepatan\n- RC: ${code}_R${index + 1}\n${index === steps.length - 1 ? "- Lanjut: selesai\n" : ""}`,
    )
    .join("\n");
  const changes = Array.from({ length: Number(revision) + 1 }, (_, index) =>
    index === Number(revision)
      ? "  - summary: [Menyesuaikan]"
      : `  - { revision: "${String(index).padStart(2, "0")}", effective: ${effectiveOf(code, index)}, summary: [Menyesuaikan] }`,
  );
  return `---\ncode: ${code}\ntitle: Penanganan\nrevision: "${revision}"\nparties: [Agent]\n${more}changes:\n${changes.join("\n")}\n---\n\n## Tujuan\n\n${purpose}\n\n## Ruang Lingkup\n\nLayanan 108.\n\n## Rincian Prosedur\n\n### Layanan 108\n\n${flow}`;
}

/** The text as it is issued: approved with its digests, and dated. */
function issuedOf(own: Text, options: { skip?: string; approve?: Text } = {}): { text: string; issue: string } {
  const bare = textOf(own);
  const document = readDocument(
    { path: "x/draft.md", folder: "x", fileName: "draft.md", text: options.approve ? textOf(options.approve) : bare },
    reading,
  );
  const digest = digestDocument(document, reading, new Map());
  // The base is of long ago; what a change adds is of its days. Each is approved after the issue before it.
  const number = Number(own.revision);
  const issuedOn = isLongAgo ? `2020-0${number + 1}-01` : `2026-01-0${4 + number}`;
  const approvedOn = isLongAgo ? (number === 0 ? "2019-12-12" : `2020-0${number}-12`) : `2026-01-0${3 + number}`;
  const approvals = Object.fromEntries(
    roles
      .filter((role) => role !== options.skip)
      .map((role, index) => [
        role,
        {
          name: `${role[0]?.toUpperCase()}.`,
          position: "QMR",
          date: approvedOn,
          time: `${approvedOn}T09:00:0${index}+07:00`,
          method: "sop-1",
          digest,
        },
      ]),
  );
  const text = bare.replace("parties:", `effective: ${issuedOn}\n${stringify({ approvals })}parties:`);
  const file = sha256Of(text);
  const frame = { organisation: "Contoh", type: { id: "Prosedur", en: "Procedure" }, sections: {}, roles: {}, titles: {} };
  return {
    text,
    issue: stringify({ date: issuedOn, by: { name: "P.", position: "QMR" }, tool: "0.1.0", file, assets: {}, frame }),
  };
}

const emptyRecord = stringify({ number: 1, settings: controlledOf(settings), approvals: {} });

function issue(own: Text, options?: Parameters<typeof issuedOf>[1]): void {
  const { text, issue: record } = issuedOf(own, options);
  write(`${own.code}/rev-${own.revision}.md`, text);
  write(`${own.code}/rev-${own.revision}/issued.yaml`, record);
}

const event = (words: string) => `- { date: 2026-01-10, recorded: 2026-01-10, by: { name: A., position: QMR }, ${words} }\n`;
/** True while the base is written. */
let isLongAgo = true;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "sop-gate-"));
  git("init", "-q", "-b", "main");
  write("library.yaml", "organisation: Contoh\nsignatures: optional\n");
  write("allowed_signers", "qmr@example.org ssh-ed25519 AAAA\n");
  issue({ code: "P-01", revision: "00" });
  issue({ code: "P-01", revision: "01", purpose: "Melayani setiap pelanggan." });
  write("P-01/events.yaml", event("event: reviewed, result: keep").replaceAll("2026", "2021"));
  issue({ code: "P-02", revision: "00", purpose: "Menurut P-01_R2." });
  write("P-03/draft.md", textOf({ code: "P-03", revision: "00" }));
  write(
    "P-04/rev-03.md",
    textOf({
      code: "P-04",
      revision: "03",
      more: "effective: 2019-01-01\ntranscription: { source: salinan Malang }\napprovals:\n  prepared: { name: A., position: QMR, date: 2018-12-01 }\n  checked: { name: B., position: QMR, date: 2018-12-01 }\n  approved: { name: C., position: QMR, date: 2018-12-01 }\n",
    }),
  );
  commit("pustaka awal");
  isLongAgo = false;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
afterEach(() => {
  git("reset", "-q", "--hard");
  git("clean", "-qfd");
  git("switch", "-q", "main");
});

/** The rules of the gate that a change breaks, as `SOP801 error`, sorted; what check would find on its own is left out. */
async function judge(make: () => void, options: { commit?: boolean; main?: () => void } = {}): Promise<string[]> {
  git("switch", "-q", "-C", "perubahan", "main");
  make();
  if (options.commit !== false) commit("perubahan");
  if (options.main) {
    git("switch", "-q", "-C", "tujuan", "main");
    options.main();
    commit("sementara itu");
    git("switch", "-q", "perubahan");
  }
  const read = await readChange(join(folder, "sops"), {
    reference: options.main ? "tujuan" : "main",
    dayIn: () => "2026-01-15" as IsoDate,
  });
  const { findings } = gateChange(read);
  const found = findings
    .filter(({ rule, severity }) => rule.startsWith("SOP8") && (severity !== "note" || rule !== "SOP806"))
    .map(({ rule, severity }) => `${rule} ${severity}`);
  const errors = findings
    .filter(({ rule, severity }) => !rule.startsWith("SOP8") && severity === "error")
    .map(({ rule }) => `${rule} error`);
  return [...new Set([...found, ...errors])].sort();
}

describe("good changes pass", () => {
  test.each<[string, () => void]>([
    ["nothing at all", () => undefined],
    ["a file outside the library", () => writeFileSync(join(folder, "catatan.txt"), "halo")],
    ["a new draft", () => write("P-05/draft.md", textOf({ code: "P-05", revision: "00" }))],
    ["an edited draft", () => edit("P-03/draft.md", "Melayani", "Menangani")],
    ["a draft dropped that was never issued", () => rmSync(at("P-03"), { recursive: true })],
    ["the next revision opened", () => write("P-01/draft.md", textOf({ code: "P-01", revision: "02" }))],
    ["the next revision issued", () => issue({ code: "P-01", revision: "02", purpose: "Baru." })],
    [
      "a first revision issued",
      () => {
        rmSync(at("P-03/draft.md"));
        issue({ code: "P-03", revision: "00" });
      },
    ],
    [
      "two revisions issued in a row",
      () => {
        issue({ code: "P-02", revision: "01" });
        issue({ code: "P-02", revision: "02" });
      },
    ],
    [
      "a review recorded",
      () => write("P-01/events.yaml", `${readFileSync(at("P-01/events.yaml"), "utf8")}${event("event: reviewed, result: keep")}`),
    ],
    ["a document withdrawn", () => write("P-02/events.yaml", event("event: withdrawn, reason: tidak dipakai"))],
    ["a picture nobody shows", () => write("P-01/assets/peta.png", "png")],
    ["Windows line ends on an issued file", () => edit("P-01/rev-01.md", /\n/g, "\r\n")],
    ["a rule made stricter", () => edit("library.yaml", "optional", "optional\nrules: { SOP504: error }")],
    ["a comment in events.yaml", () => edit("P-01/events.yaml", "- {", "# catatan\n- {")],
  ])("%s", async (_, make) => {
    expect(await judge(make)).toEqual([]);
  });

  test("what is not committed yet is judged too", async () => {
    expect(await judge(() => edit("P-01/rev-01.md", "setiap", "semua"), { commit: false })).toContain("SOP801 error");
  });
});

describe("a branch goes on after it was squashed into where it goes", () => {
  const events = "P-01/events.yaml";
  const first = () =>
    write(events, `${readFileSync(at(events), "utf8")}${event("event: reviewed, result: keep").replaceAll("2026-01-10", "2025-12-01")}`);
  const second = () => {
    first();
    issue({ code: "P-02", revision: "01" });
  };

  test("what it brought then has come in time", async () => {
    expect(await judge(second, { main: first })).toEqual([]);
  });

  test("what is not there yet comes late", async () => {
    expect(await judge(second, { main: () => undefined })).toEqual(["SOP804 error"]);
  });
});

describe("bad changes are stopped", () => {
  test.each<[string, () => void, string[]]>([
    ["one letter of an issued file", () => edit("P-01/rev-01.md", "setiap", "Setiap"), ["SOP801 error"]],
    ["an issued file deleted, another revision left", () => rmSync(at("P-01/rev-01.md")), ["SOP801 error"]],
    [
      "an issued file renamed",
      () => renameSync(at("P-01/rev-01.md"), at("P-01/rev-07.md")),
      ["SOP203 error", "SOP801 error", "SOP802 error"],
    ],
    ["an issue's record edited", () => edit("P-01/rev-01/issued.yaml", "name: P.", "name: X."), ["SOP801 error"]],
    ["a file added to a closed issue", () => write("P-01/rev-01/approved.txt", "x"), ["SOP801 error"]],
    ["an issued revision's picture swapped", () => edit("P-01/rev-00.md", "Melayani", "Melayani "), ["SOP801 error"]],
    ["a transcription corrected without its event", () => edit("P-04/rev-03.md", "Melayani", "Menangani"), ["SOP801 error"]],
    ["a number left out", () => issue({ code: "P-01", revision: "03" }), ["SOP203 error", "SOP802 error"]],
    ["one approval missing", () => issue({ code: "P-01", revision: "02" }, { skip: "checked" }), ["SOP301 error", "SOP802 error"]],
    [
      "another text approved",
      () => issue({ code: "P-01", revision: "02" }, { approve: { code: "P-01", revision: "02", purpose: "Lain." } }),
      ["SOP802 error"],
    ],
    ["issued without a record", () => write("P-01/rev-02.md", issuedOf({ code: "P-01", revision: "02" }).text), ["SOP802 error"]],
    [
      "edited after it was issued, in one change",
      () => {
        issue({ code: "P-01", revision: "02" });
        edit("P-01/rev-02.md", "pelanggan", "pelapor");
      },
      ["SOP802 error"],
    ],
    [
      "a draft under an issued number",
      () => write("P-01/draft.md", textOf({ code: "P-01", revision: "01" })),
      ["SOP203 error", "SOP803 error"],
    ],
    ["an event taken out", () => write("P-01/events.yaml", "[]\n"), ["SOP804 error"]],
    ["an event edited", () => edit("P-01/events.yaml", "keep", "revise"), ["SOP804 error"]],
    [
      "an event backdated",
      () =>
        write(
          "P-01/events.yaml",
          `${readFileSync(at("P-01/events.yaml"), "utf8")}${event("event: reviewed, result: keep").replaceAll("2026", "2025")}`,
        ),
      ["SOP804 error"],
    ],
    ["events.yaml deleted", () => rmSync(at("P-01/events.yaml")), ["SOP804 error"]],
    ["an issued document deleted", () => rmSync(at("P-02"), { recursive: true }), ["SOP805 error"]],
    ["a cited document deleted", () => rmSync(at("P-01"), { recursive: true }), ["SOP805 error", "SOP806 error"]],
    ["a folder renamed", () => renameSync(at("P-02"), at("P-09")), ["SOP201 error", "SOP802 error", "SOP805 error"]],
    [
      "a cited step taken out in the next revision",
      () => write("P-01/draft.md", textOf({ code: "P-01", revision: "02", steps: ["Salam"] })),
      ["SOP806 error"],
    ],
    [
      "signatures made optional, a rule silenced",
      () => edit("library.yaml", "optional", "optional\nrules: { SOP801: off }"),
      ["SOP807 error"],
    ],
    [
      "a rule silenced together with what it would find",
      () => {
        edit("library.yaml", "optional", "optional\nrules: { SOP801: off }");
        edit("P-01/rev-01.md", "setiap", "Setiap");
      },
      ["SOP801 error", "SOP807 error"],
    ],
    [
      "a level for a rule that is not there",
      () => edit("library.yaml", "optional", "optional\nrules: { SOP999: error }"),
      ["SOP101 error"],
    ],
    ["a signer added", () => edit("allowed_signers", "AAAA\n", "AAAA\nx@example.org ssh-ed25519 BBBB\n"), ["SOP807 error"]],
    [
      "a transcription let in",
      () =>
        write(
          "P-06/rev-02.md",
          textOf({
            code: "P-06",
            revision: "02",
            more: "effective: 2019-01-01\ntranscription: { source: salinan }\napprovals:\n  prepared: { name: A., position: QMR, date: 2018-12-01 }\n  checked: { name: B., position: QMR, date: 2018-12-01 }\n  approved: { name: C., position: QMR, date: 2018-12-01 }\n",
          }),
        ),
      ["SOP802 warning"],
    ],
  ])("%s", async (_, make, expected) => {
    const found = await judge(make);
    expect(found.filter((one) => expected.includes(one))).toEqual(expected);
    expect(found.filter((one) => one.startsWith("SOP8") && !expected.includes(one))).toEqual([]);
  });

  test("two branches that issue one number", async () => {
    const found = await judge(() => issue({ code: "P-01", revision: "02", purpose: "Ini." }), {
      main: () => issue({ code: "P-01", revision: "02", purpose: "Itu." }),
    });
    expect(found).toContain("SOP803 error");
  });

  test("two branches that open one number, one of them issued meanwhile", async () => {
    const found = await judge(() => write("P-01/draft.md", textOf({ code: "P-01", revision: "02" })), {
      main: () => issue({ code: "P-01", revision: "02" }),
    });
    expect(found).toContain("SOP803 error");
  });

  test("what the other branch changed is not this change's", async () => {
    expect(
      await judge(() => edit("P-03/draft.md", "Melayani", "Menangani"), { main: () => issue({ code: "P-02", revision: "01" }) }),
    ).toEqual([]);
  });

  test("a role dropped together with an issue that lacks it", async () => {
    const found = await judge(() => {
      const types = { P: { name: { id: "Prosedur", en: "Procedure" }, approvals: ["prepared", "approved"], sections: [] } };
      write("library.yaml", stringify({ organisation: "Contoh", types }));
      issue({ code: "P-01", revision: "02" }, { skip: "checked" });
    });
    expect(found).toContain("SOP802 error");
    expect(found).toContain("SOP807 error");
  });

  test("signatures no longer required, and an issue without them", async () => {
    git("switch", "-q", "-C", "ketat", "main");
    edit("library.yaml", "optional", "required");
    commit("wajib tanda tangan");
    git("switch", "-q", "-C", "perubahan");
    edit("library.yaml", "required", "optional");
    issue({ code: "P-02", revision: "01" });
    const change = await readChange(join(folder, "sops"), { reference: "ketat", dayIn: () => "2026-01-15" as IsoDate });
    const { findings } = gateChange(change);
    expect(findings.map(({ rule, path }) => `${rule} ${path.split("/").at(-1)}`)).toContain("SOP310 rev-01.md");
  });

  test("a finding that the change itself accepts", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    edit("P-01/rev-01.md", "setiap", "Setiap");
    const first = await runSop(["gate", "--base", "main", "--json"], { cwd: folder });
    const { findings } = JSON.parse(first.out) as { findings: { rule: string; fingerprint: string }[] };
    const entries = findings.map(({ rule, fingerprint }) => ({ fingerprint, rule, reason: "saya terima" }));
    writeFileSync(join(folder, "baseline.yaml"), stringify(entries));
    const own = await runSop(["gate", "--base", "main", "--baseline", "baseline.yaml", "--lang", "en"], { cwd: folder });
    expect(own.status).toBe(1);
    expect(own.out).toContain("A finding of SOP801 is accepted for now: saya terima.");
    edit("P-01/rev-01.md", "Setiap", "setiap");
    commit("terima temuan");
    git("switch", "-q", "-C", "berikut");
    edit("P-01/rev-01.md", "setiap", "Setiap");
    const held = await runSop(["gate", "--base", "perubahan", "--baseline", "baseline.yaml", "--lang", "en"], { cwd: folder });
    // Not even a base that accepted it lets an issued text be edited.
    expect(held.status).toBe(1);
    expect(held.out).toContain("SOP801");
  });

  test("a merge of two changes", async () => {
    const found = await judge(() => {
      git("switch", "-q", "-C", "lain", "main");
      edit("P-01/rev-01.md", "setiap", "Setiap");
      commit("ubah terbitan");
      git("switch", "-q", "perubahan");
      edit("P-03/draft.md", "Melayani", "Menangani");
      commit("ubah draf");
      git("merge", "-q", "--no-edit", "lain");
    });
    expect(found).toContain("SOP801 error");
  });
});

describe("the base", () => {
  const gate = (words: string[], env: Record<string, string> = {}, cwd = folder) =>
    runSop(["gate", "--lang", "en", ...words], { cwd, env });

  test("is what the CI system names", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    edit("P-01/rev-01.md", "setiap", "Setiap");
    commit("ubah terbitan");
    const named = await gate([], { GITHUB_BASE_REF: "main" });
    expect(named.err).toContain("main, named by GITHUB_BASE_REF");
    expect(named.status).toBe(1);
    expect(named.out).toContain("rev-01.md was issued and is edited");
    const squashed = await gate(["--base", "main", "--summary", "putusan.md", "--out", "sarif=gate.sarif"]);
    expect(squashed.status).toBe(1);
    expect(readFileSync(join(folder, "putusan.md"), "utf8")).toMatch(
      /✖ The gate is closed[\s\S]*<summary>P-01, revision 01 → revision 01: [\s\S]*<del>setiap<\/del><ins>Setiap<\/ins>[\s\S]*SOP801/,
    );
    expect(JSON.parse(readFileSync(join(folder, "gate.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  });

  test("on main is the last commit where the files differ from it: what undoes that commit is a change", async () => {
    git("switch", "-q", "main");
    const before = git("rev-parse", "HEAD").trim();
    write("P-01/events.yaml", "- withdrawn: 2026-01-01\n");
    commit("tarik");
    rmSync(at("P-01/events.yaml"));
    const undone = await gate([]);
    expect(undone.err).toMatch(
      /the last commit, on refs\/heads\/main, since files of the library differ from it \(\w+\); 1 document touched/,
    );
    expect(undone.out).toContain("SOP804");
    expect(undone.status).toBe(1);
    git("checkout", "-q", "--", ".");
    writeFileSync(join(folder, "sops/laporan.sarif"), "{}");
    expect((await gate([])).err).toContain("the commit before, on refs/heads/main, so the last one alone; --base REF names another");
    git("clean", "-qfd");
    git("reset", "-q", "--hard", before);
  });

  test.each(["CI_COMMIT_BEFORE_SHA", "CI_PREV_COMMIT_SHA", "GIT_PREVIOUS_SUCCESSFUL_COMMIT"])(
    "on main is the commit that %s names: all that was pushed is judged",
    async (name) => {
      git("switch", "-q", "main");
      const before = git("rev-parse", "HEAD").trim();
      edit("P-01/rev-01.md", "setiap", "Setiap");
      commit("ubah terbitan");
      edit("P-03/draft.md", "Melayani", "Menangani");
      commit("ubah draf");
      const { status, err, out } = await gate([], { [name]: before });
      expect(err).toContain(`against what was there before, named by ${name}`);
      expect([status, out]).toEqual([1, expect.stringContaining("rev-01.md was issued and is edited")]);
      git("reset", "-q", "--hard", before);
    },
  );

  test("of a change that CI asks about and did not check out is refused: it would touch nothing", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    git("commit", "-q", "--allow-empty", "-m", "kosong");
    expect((await gate([], { GITHUB_BASE_REF: "main" })).status).toBe(0);
    git("branch", "-f", "main", "HEAD");
    for (const at of ["main", "main~"]) {
      git("switch", "-q", "--detach", at);
      const ran = await gate([], { GITHUB_BASE_REF: "main" });
      expect([ran.status, ran.err]).toEqual([2, expect.stringContaining("already in main, named by GITHUB_BASE_REF: the change")]);
    }
    git("branch", "-f", "main", "main~");
    git("switch", "-q", "main");
  });

  test("of a first commit is nothing", async () => {
    const fresh = mkdtempSync(join(tmpdir(), "sop-first-"));
    const own = (...words: string[]) =>
      execFileSync("git", ["-c", "user.name=P", "-c", "user.email=p@example.org", ...words], { cwd: fresh, stdio: "pipe" });
    own("init", "-q", "-b", "main");
    mkdirSync(join(fresh, "sops/P-01"), { recursive: true });
    writeFileSync(join(fresh, "sops/library.yaml"), "organisation: Contoh\n");
    writeFileSync(join(fresh, "sops/P-01/draft.md"), textOf({ code: "P-01", revision: "00" }));
    expect((await gate([], {}, fresh)).err).toContain("there is no commit yet");
    own("add", "-A");
    own("commit", "-qm", "awal");
    const first = await gate([], {}, fresh);
    expect(first.err).toContain("this is the first commit");
    expect(first.status).toBe(0);
    rmSync(fresh, { recursive: true });
  });

  test("of a first push is nothing, however many commits it brings; of a branch's it is where that left the main one", async () => {
    const nothing = "0".repeat(40);
    git("switch", "-q", "main");
    const before = git("rev-parse", "HEAD").trim();
    edit("P-01/rev-01.md", "setiap", "Setiap");
    commit("ubah terbitan");
    edit("P-03/draft.md", "Melayani", "Menangani");
    commit("ubah draf");
    writeFileSync(join(folder, "event.json"), JSON.stringify({ before: nothing }));
    for (const [name, value] of [
      ["CI_COMMIT_BEFORE_SHA", nothing],
      ["GITHUB_EVENT_PATH", join(folder, "event.json")],
    ] as const) {
      const { status, err, out } = await gate([], { [name]: value });
      expect(err).toContain(`against nothing: this push is the first, says ${name}`);
      expect([status, out]).toEqual([1, expect.stringContaining("rev-01.md")]);
    }
    rmSync(join(folder, "event.json"));
    git("switch", "-q", "--detach", "main");
    git("branch", "-f", "main", git("commit-tree", "-p", "HEAD", "-m", "lagi", "HEAD^{tree}").trim());
    expect((await gate([], { CI_COMMIT_BEFORE_SHA: nothing })).err).toContain("against nothing: this push is the first");
    git("switch", "-q", "-C", "cabang", before);
    edit("P-03/draft.md", "Melayani", "Menangani");
    commit("ubah draf");
    expect((await gate([], { CI_COMMIT_BEFORE_SHA: nothing })).err).toContain("against refs/heads/main");
    git("switch", "-q", "main");
    git("reset", "-q", "--hard", before);
  });

  test("in a shallow clone is refused, with the command that mends it", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    edit("P-03/draft.md", "Melayani", "Menangani");
    commit("satu");
    edit("P-03/draft.md", "Menangani", "Melayani");
    commit("dua");
    const shallow = mkdtempSync(join(tmpdir(), "sop-shallow-"));
    execFileSync("git", ["clone", "-q", "--depth", "1", "--branch", "perubahan", `file://${folder}`, shallow], { stdio: "pipe" });
    const ran = await gate([], { GITHUB_BASE_REF: "main" }, shallow);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("git fetch --unshallow");
    rmSync(shallow, { recursive: true });
  });

  test("in a clone that ends before the branches met for the last time is refused: they seem to have parted earlier", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    commit("dua langkah di belakang");
    git("switch", "-q", "-C", "utama", "perubahan");
    write("P-02/events.yaml", event("event: withdrawn, reason: x"));
    commit("tarik");
    git("switch", "-q", "-C", "jauh", "utama");
    for (const step of ["a", "b", "c", "d", "e"]) commit(step);
    git("switch", "-q", "perubahan");
    git("merge", "-q", "--no-edit", "-s", "ours", "jauh");
    git("switch", "-q", "utama");
    commit("lalu");
    const shallow = mkdtempSync(join(tmpdir(), "sop-shallow-"));
    const clone = ["clone", "-q", "--depth", "4", "--no-single-branch", "--branch", "perubahan", `file://${folder}`, shallow];
    execFileSync("git", clone, { stdio: "pipe" });
    const ran = await gate([], { GITHUB_BASE_REF: "utama" }, shallow);
    expect([ran.status, ran.err]).toEqual([2, expect.stringContaining("git fetch --unshallow")]);
    execFileSync("git", ["fetch", "-q", "--unshallow"], { cwd: shallow, stdio: "pipe" });
    const whole = await gate([], { GITHUB_BASE_REF: "utama" }, shallow);
    expect([whole.status, whole.out]).toEqual([1, expect.stringContaining("SOP804")]);
    rmSync(shallow, { recursive: true });
  });

  test("of branches merged into each other crosswise is not guessed: one of two bases lacks what was taken out", async () => {
    git("switch", "-q", "-C", "satu", "main");
    write("P-02/events.yaml", event("event: withdrawn, reason: x"));
    commit("tarik");
    git("switch", "-q", "-C", "dua", "main");
    edit("P-03/draft.md", "Melayani", "Menangani");
    commit("draf");
    git("switch", "-q", "-C", "utama", "satu");
    git("merge", "-q", "--no-edit", "dua");
    git("switch", "-q", "-C", "perubahan", "dua");
    git("merge", "-q", "--no-edit", "-s", "ours", "satu");
    const ran = await gate(["--base", "utama"]);
    expect([ran.status, ran.err]).toEqual([2, expect.stringContaining("crosswise")]);
    expect(ran.err).toContain("git merge");
    git("merge", "-q", "--no-edit", "utama");
    const merged = await gate(["--base", "utama"]);
    expect([merged.status, merged.out]).toEqual([1, expect.stringContaining("SOP804")]);
  });

  describe("that can't be read is named, with what mends it", () => {
    const torn = (one: string, other: string) => `<<<<<<< HEAD\n${one}=======\n${other}>>>>>>> lain\n`;
    const [first, second] = [event("event: reviewed, result: keep"), event("event: withdrawn, reason: x")];
    const record = (path = "P-01/rev-01/issued.yaml") => readFileSync(at(path), "utf8");
    const mended = "git checkout COMMIT -- sops/";

    test.each<[string, string, (own: string) => string, (own: string) => string, number, string[]]>([
      [
        "events, mended with all of both sides",
        "P-02/events.yaml",
        () => torn(first, second),
        () => first + second,
        0,
        ["all entries of both sides"],
      ],
      [
        "events, mended with one side",
        "P-02/events.yaml",
        () => torn(first, second),
        () => first,
        1,
        ["SOP804", `${mended}P-02/events.yaml`],
      ],
      ["events that are no list", "P-02/events.yaml", () => "withdrawn: [\n", () => first, 1, ["SOP804", `${mended}P-02/events.yaml`]],
      [
        "an issue, mended as one side has it",
        "P-01/rev-01/issued.yaml",
        (own) => torn(own, `${own}#\n`),
        (own) => own,
        0,
        ["of its two texts"],
      ],
      [
        "an issue, mended otherwise",
        "P-01/rev-01/issued.yaml",
        (own) => torn(own, `${own}#\n`),
        (own) => `${own}# lain\n`,
        1,
        ["SOP801", `${mended}P-01/rev-01/issued.yaml`],
      ],
      [
        "a settings record",
        "settings/001.yaml",
        () => torn("number: 1\n", "number: 2\n"),
        () => emptyRecord,
        1,
        ["SOP807", `${mended}settings/001.yaml`],
      ],
      ["settings", "library.yaml", (own) => torn(own, own), (own) => own, 2, [`${mended}library.yaml`]],
    ])("%s", async (_, path, tear, mend, status, said) => {
      git("switch", "-q", "-C", "rusak", "main");
      const own = path.startsWith("P-02") || path.startsWith("settings") ? "" : record(path);
      write(path, tear(own));
      commit("rusak");
      git("switch", "-q", "-C", "perubahan", "rusak");
      write(path, mend(own));
      commit("dibetulkan");
      const ran = await gate(["--base", "rusak", "--format", "github"]);
      expect([ran.status, ran.out + ran.err]).toEqual([status, expect.stringContaining(said[0] as string)]);
      for (const words of said) expect(ran.out + ran.err).toContain(words);
    });
  });

  test("without a repository there is none", async () => {
    const plain = mkdtempSync(join(tmpdir(), "sop-plain-"));
    writeFileSync(join(plain, "library.yaml"), "organisation: Contoh\n");
    const ran = await gate([], {}, plain);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("there is none here");
    rmSync(plain, { recursive: true });
  });

  test("is a branch, whatever tag or branch bears its name elsewhere", async () => {
    git("switch", "-q", "-C", "perubahan", "main");
    git("update-ref", "refs/remotes/origin/main", "main");
    edit("P-01/rev-01.md", "setiap", "Setiap");
    commit("ubah terbitan");
    git("tag", "main", "HEAD");
    git("tag", "origin/main", "HEAD");
    git("update-ref", "refs/heads/origin/main", "HEAD");
    for (const words of [["--base", "main"], ["--base", "origin/main"], []]) {
      const ran = await gate(words);
      expect([words, ran.status]).toEqual([words, 1]);
    }
    expect((await gate(["--base", "origin/main"])).err).toContain("refs/remotes/origin/main");
    for (const name of ["GITHUB_BASE_REF", "CI_COMMIT_TARGET_BRANCH"]) expect((await gate([], { [name]: "main" })).status).toBe(1);
    git("tag", "-d", "main", "origin/main");
    git("update-ref", "-d", "refs/remotes/origin/main");
    git("update-ref", "-d", "refs/heads/origin/main");
  });

  test.each(["0123456789012345678901234567890123456789", "main", "--all"])(
    "a commit before that is not here (%s) is said",
    async (before) => {
      const ran = await gate([], { CI_COMMIT_BEFORE_SHA: before });
      expect(ran.status).toBe(2);
      expect(ran.err).toContain("nothing says what this push replaced");
    },
  );

  test("that is unknown is said with the command that fetches it", async () => {
    const ran = await gate(["--base", "origin/rilis"]);
    expect(ran.status).toBe(2);
    expect(ran.err).toContain("git fetch origin rilis");
  });
});
