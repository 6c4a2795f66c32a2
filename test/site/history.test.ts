import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Verdict } from "../../core/control/reason.ts";
import type { ControlledDocument } from "../../core/library/library.ts";
import { documentEvent } from "../../schemas/events.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Portal } from "../../site/data/library/portal.ts";
import { happeningsOf, timesInForce } from "../../site/data/lists/history.ts";
import { type MadePortal, makePortal } from "./made-portal.ts";

const sops = fileURLToPath(new URL("../../sops", import.meta.url));
const by = { name: "A.A.", position: "QMR" };
const verdicts = {
  holds: { effect: "holds", from: "2020-01-01" as IsoDate, adopted: false, remarks: [] },
  none: { effect: "none", reasons: [{ why: "unreadable" }], annulled: false },
  doubt: { effect: "doubt", from: "2020-01-01" as IsoDate, reasons: [{ why: "unreadable" }] },
} satisfies Record<string, Verdict>;

interface Lived {
  revisions: string[];
  events?: object[];
  /** From when the document is in doubt; `-` is always. */
  doubts?: string[];
  /** Revisions that were issued on a day and can't be read. */
  lost?: string[];
}

/**
 * A portal of 1 June 2026, of one document of revisions `01 02-01 03-01 none`: when it was issued, from when it is to be in force, what its
 * issue is worth.
 */
function portalOf({ revisions, events = [], doubts = [], lost = [] }: Lived): Portal {
  const document = {
    code: "P-01",
    revisions: revisions.map((line) => {
      const [revision, issued, effective = issued, verdict = "holds"] = line.split(" ");
      const facts = { effective: `2026-${effective}`, changes: [] };
      return { revision, issued: {}, issuedOn: `2026-${issued}`, facts, verdict: verdicts[verdict as keyof typeof verdicts] };
    }),
    events: events.map(({ backTo, ...event }: { backTo?: string }) => ({ ...documentEvent.parse({ by, ...event }), backTo })),
    doubts: doubts.map((from) => ({ from: from === "-" ? undefined : `2026-${from}`, reasons: [{ why: "events-unreadable" }] })),
    lost: lost.map((one) => ({ revision: one.split(" ")[0], issued: { date: `2026-${one.split(" ")[1]}` } })),
  } as unknown as ControlledDocument;
  return { options: { date: "2026-06-01" }, read: { library: { documents: new Map([["P-01", document]]) } } } as unknown as Portal;
}

/** Its time line, oldest first: `03-01 effective 01`, the mark of an entry, and the earlier day a revision's text names. */
function line(lived: Lived): string[] {
  return happeningsOf(portalOf(lived))
    .toReversed()
    .map(({ on, what, revision, mark, backTo }) =>
      [on.slice(5), what, revision, mark, backTo && `back to ${backTo.slice(5)}`].filter((word) => word !== undefined).join(" "),
    );
}

/** What was in force when: `01 03-01..04-01`; with a `?` what was in doubt; and what was issued afterwards for earlier days. */
function table(lived: Lived): string[] {
  return timesInForce(portalOf(lived)).map(({ revision, from, until, isInDoubt, backTo, overruled }) =>
    [
      `${revision} ${from.slice(5)}..${until?.slice(5) ?? ""}${isInDoubt ? "?" : ""}`,
      ...(backTo ? [`back to ${backTo.slice(5)}`] : []),
      ...(overruled ? [`then ${overruled.by ?? "withdrawn"} from ${overruled.from.slice(5)}`] : []),
    ].join(", "),
  );
}

const noted = (recorded: string | undefined) => (recorded === undefined ? {} : { recorded: `2026-${recorded}` });
const withdrawn = (date: string, recorded?: string) => ({ event: "withdrawn", date: `2026-${date}`, reason: "Over", ...noted(recorded) });
const reinstated = (date: string, recorded?: string) => ({
  event: "reinstated",
  date: `2026-${date}`,
  reason: "Again",
  ...noted(recorded),
});
const cancelled = (date: string, revision: string) => ({ event: "cancelled", date: `2026-${date}`, revision, reason: "Wrong" });

describe("the time line says that a revision comes into force only of one that did, or is going to", () => {
  test.each<[string, Lived, string[], string[]]>([
    ["on its day", { revisions: ["00 02-01 03-01"] }, ["02-01 issued 00", "03-01 effective 00"], ["00 03-01.."]],
    ["scheduled", { revisions: ["00 02-01 09-01"] }, ["02-01 issued 00", "09-01 effective 00"], ["00 09-01.."]],
    [
      "for a day before its issue, from its issue on",
      { revisions: ["00 02-01 01-01"] },
      ["02-01 issued 00", "02-01 effective 00 back to 01-01"],
      ["00 02-01.., back to 01-01"],
    ],
    [
      "for a day before its issue, on which people worked by another",
      { revisions: ["00 01-01", "01 03-20 03-15"] },
      ["01-01 issued 00", "01-01 effective 00", "03-20 issued 01", "03-20 effective 01 back to 03-15"],
      ["00 01-01..03-20, then 01 from 03-15", "01 03-20.., back to 03-15"],
    ],
    [
      "for a day before its issue, withdrawn and taken up again later",
      { revisions: ["00 03-20 03-15"], events: [withdrawn("04-01"), reinstated("05-01")] },
      ["03-20 issued 00", "03-20 effective 00 back to 03-15", "04-01 withdrawn", "05-01 reinstated"],
      ["00 03-20..04-01, back to 03-15", "00 05-01.."],
    ],
    [
      "withdrawn afterwards for days on which people worked by it, and taken up again",
      { revisions: ["00 02-01"], events: [{ ...withdrawn("04-01"), backTo: "2026-03-20" }, reinstated("05-01")] },
      ["02-01 issued 00", "02-01 effective 00", "04-01 withdrawn back to 03-20", "05-01 reinstated"],
      ["00 02-01..04-01, then withdrawn from 03-20", "00 05-01.."],
    ],
    [
      "until a withdrawal that is written down for a day to come",
      { revisions: ["00 02-01"], events: [withdrawn("08-01", "05-20")] },
      ["02-01 issued 00", "02-01 effective 00", "08-01 ending"],
      ["00 02-01..08-01"],
    ],
    [
      "cancelled before its day",
      { revisions: ["00 02-01 03-01"], events: [cancelled("02-20", "00")] },
      ["02-01 issued 00", "02-20 cancelled 00"],
      [],
    ],
    [
      "cancelled on its day",
      { revisions: ["00 02-01 03-01"], events: [cancelled("03-01", "00")] },
      ["02-01 issued 00", "03-01 cancelled 00"],
      [],
    ],
    [
      "cancelled while it is scheduled, with one in force before it",
      { revisions: ["00 01-01", "01 02-01 09-01"], events: [cancelled("05-01", "01")] },
      ["01-01 issued 00", "01-01 effective 00", "02-01 issued 01", "05-01 cancelled 01"],
      ["00 01-01.."],
    ],
    [
      "cancelled later than its day",
      { revisions: ["00 02-01 03-01"], events: [cancelled("03-02", "00")] },
      ["02-01 issued 00", "03-01 effective 00", "03-02 cancelled 00"],
      ["00 03-01..03-02"],
    ],
    [
      "withdrawn before its day",
      { revisions: ["00 02-01 03-01"], events: [withdrawn("02-20")] },
      ["02-01 issued 00", "02-20 withdrawn"],
      [],
    ],
    [
      "withdrawn before its day and reinstated after it",
      { revisions: ["00 02-01 03-01"], events: [withdrawn("02-20"), reinstated("03-10")] },
      ["02-01 issued 00", "02-20 withdrawn", "03-10 reinstated"],
      ["00 03-10.."],
    ],
    [
      "withdrawn and reinstated before its day",
      { revisions: ["00 02-01 03-01"], events: [withdrawn("02-10"), reinstated("02-20")] },
      ["02-01 issued 00", "02-10 withdrawn", "02-20 reinstated", "03-01 effective 00"],
      ["00 03-01.."],
    ],
    [
      "going to be withdrawn, and reinstated",
      { revisions: ["00 01-01"], events: [withdrawn("07-01", "05-01"), reinstated("08-01", "05-02")] },
      ["01-01 issued 00", "01-01 effective 00", "07-01 ending", "08-01 again"],
      ["00 01-01..07-01", "00 08-01.."],
    ],
    [
      "going to be withdrawn before the next one's day, which then does not come",
      { revisions: ["00 01-01", "01 05-01 09-01"], events: [withdrawn("07-01", "05-01")] },
      ["01-01 issued 00", "01-01 effective 00", "05-01 issued 01", "07-01 ending"],
      ["00 01-01..07-01"],
    ],
    [
      "written down to be withdrawn after the portal's day",
      { revisions: ["00 01-01"], events: [withdrawn("07-01", "06-02")] },
      ["01-01 issued 00", "01-01 effective 00"],
      ["00 01-01.."],
    ],
    [
      "a withdrawal taken back before its day, which is past or to come",
      {
        revisions: ["00 01-01"],
        events: [withdrawn("04-01", "02-01"), reinstated("03-01", "03-01"), withdrawn("07-01", "05-01"), reinstated("05-20", "05-20")],
      },
      ["01-01 issued 00", "01-01 effective 00", "03-01 stays", "05-20 stays"],
      ["00 01-01.."],
    ],
    [
      "a reinstatement taken back",
      { revisions: ["00 01-01"], events: [withdrawn("02-01"), reinstated("07-01", "03-01"), withdrawn("04-01", "04-01")] },
      ["01-01 issued 00", "01-01 effective 00", "02-01 withdrawn", "04-01 staysWithdrawn"],
      ["00 01-01..02-01"],
    ],
    [
      "followed before its day",
      { revisions: ["00 02-01 05-01", "01 03-01 04-01"] },
      ["02-01 issued 00", "03-01 issued 01", "04-01 effective 01"],
      ["01 04-01.."],
    ],
    ["without effect", { revisions: ["00 02-01 03-01 none"] }, ["02-01 issued 00 invalid"], []],
    [
      "known on the portal's day, whatever comes after it",
      { revisions: ["00 02-01 09-01", "01 07-01 08-01"], events: [cancelled("08-20", "00"), withdrawn("08-25")] },
      ["02-01 issued 00", "09-01 effective 00"],
      ["00 09-01.."],
    ],
  ])("%s", (_, lived, happened, inForce) => {
    expect(line(lived)).toEqual(happened);
    expect(table(lived)).toEqual(inForce);
  });
});

describe("what is in doubt is listed as in doubt", () => {
  test.each<[string, Lived, string[], string[]]>([
    ["a revision", { revisions: ["00 02-01 03-01 doubt"] }, ["02-01 issued 00 doubtful", "03-01 effective 00 doubtful"], ["00 03-01..?"]],
    [
      "a scheduled revision, beside the one in force",
      { revisions: ["00 01-01", "01 02-01 09-01 doubt"] },
      ["01-01 issued 00", "01-01 effective 00", "02-01 issued 01 doubtful", "09-01 effective 01 doubtful"],
      ["00 01-01..09-01", "01 09-01..?"],
    ],
    [
      "a revision that another followed",
      { revisions: ["00 01-01 01-01 doubt", "01 02-01 03-01"] },
      ["01-01 issued 00 doubtful", "01-01 effective 00 doubtful", "02-01 issued 01", "03-01 effective 01"],
      ["00 01-01..03-01?", "01 03-01.."],
    ],
    [
      "a document from a day on",
      { revisions: ["00 01-01", "01 04-01 05-01"], doubts: ["03-01"] },
      ["01-01 issued 00", "01-01 effective 00", "03-01 doubtful 00", "04-01 issued 01 doubtful", "05-01 effective 01 doubtful"],
      ["00 01-01..03-01", "00 03-01..05-01?", "01 05-01..?"],
    ],
    [
      "a document always, with what happened to it",
      { revisions: ["00 01-01"], events: [withdrawn("02-01"), reinstated("03-01")], doubts: ["-"] },
      ["01-01 issued 00 doubtful", "01-01 effective 00 doubtful", "02-01 withdrawn doubtful", "03-01 reinstated doubtful"],
      ["00 01-01..02-01?", "00 03-01..?"],
    ],
    [
      "not what was withdrawn before",
      { revisions: ["00 01-01"], events: [withdrawn("02-01")], doubts: ["03-01"] },
      ["01-01 issued 00", "01-01 effective 00", "02-01 withdrawn"],
      ["00 01-01..02-01"],
    ],
    [
      "what was issued by then and can't be read",
      { revisions: ["00 01-01"], lost: ["01 03-01", "02 07-01"], doubts: ["03-01", "07-01"] },
      ["01-01 issued 00", "01-01 effective 00", "03-01 issued 01 doubtful", "03-01 doubtful 00"],
      ["00 01-01..03-01", "00 03-01..?"],
    ],
    [
      "not on a portal's day before the doubt",
      { revisions: ["00 01-01"], doubts: ["07-01"] },
      ["01-01 issued 00", "01-01 effective 00"],
      ["00 01-01.."],
    ],
  ])("%s", (_, lived, happened, inForce) => {
    expect(line(lived)).toEqual(happened);
    expect(table(lived)).toEqual(inForce);
  });
});

describe("on the page", () => {
  let portal: MadePortal;
  beforeAll(async () => {
    const files: Record<string, string> = {};
    for (const name of await readdir(sops, { recursive: true }))
      if (/^(RK\.MLF\.CTH\.(W-54|W-52|P-51)\/|settings\/|library|allowed)/.test(name) && /[.](md|yaml|sig|txt)$|signers$/.test(name))
        files[name] = await readFile(join(sops, name), "utf8");
    const text = "RK.MLF.CTH.W-54/rev-00.md";
    portal = await makePortal({ ...files, [text]: `${files[text]}\nNobody approved this.\n` });
  });
  afterAll(() => portal.close());

  test.each([
    ["", "Diragukan", "masih berlaku"],
    ["en/", "In doubt", "still in force"],
  ])("/%s has the status's words and tag, and does not say that it is in force", async (language, word, onwards) => {
    const html = await readFile(join(portal.folder, language, "history/index.html"), "utf8");
    const tags = [...html.matchAll(/<span class="status status-doubtful">([^<]*)</g)].map(([, said]) => said);
    expect(tags).toEqual([word, word, word]);
    const row = (code: string) => html.split("</tr>").findLast((one) => one.includes("data-from") && one.includes(code));
    expect(row("W-54")).not.toContain(onwards);
    expect(row("P-51")).toContain(onwards);
  });

  test.each([
    ["", "Tidak ditawarkan karena diragukan: RK.MLF.CTH.W-54 Guest Wi-Fi Access Diragukan", "signed another text than this"],
    ["en/", "Not offered, since in doubt: RK.MLF.CTH.W-54 Guest Wi-Fi Access In doubt", "signed another text than this"],
  ])(
    "/%sindex.html says which services are not offered, and the document's page who signed another text",
    async (language, words, other) => {
      const plain = (html: string) => html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
      const home = plain(await readFile(join(portal.folder, language, "index.html"), "utf8"));
      expect(home).toContain(words);
      const html = await readFile(join(portal.folder, language, "RK.MLF.CTH.W-54/index.html"), "utf8");
      expect(html.split(other).length - 1).toBe(3);
      expect(await readFile(join(portal.folder, language, "RK.MLF.CTH.P-51/index.html"), "utf8")).not.toContain(
        "menandatangani naskah lain",
      );
    },
  );

  describe("the feed", () => {
    const entry = async (name: string) => {
      const feed = await readFile(join(portal.folder, "feed.xml"), "utf8");
      const found = feed.split("<entry>").find((one) => one.includes(`<title>RK.MLF.CTH.${name}`)) ?? "";
      return ["title", "updated", "summary"].map((part) => new RegExp(`<${part}>([^<\n]*)`).exec(found)?.[1]);
    };
    test.each([
      ["P-51 Revisi 03", "", "2024-03-04", "Tanggal berlaku: 4 Maret 2024"],
      ["P-51 Revisi 02", " (Dibatalkan)", "2023-10-09", "Status: dibatalkan pada 9 Oktober 2023"],
      ["P-51 Revisi 01", "", "2022-05-02", "Tanggal berlaku: 2 Mei 2022"],
      ["W-52 Revisi 00", " (Ditarik)", "2024-03-04", "Status: ditarik pada 4 Maret 2024"],
      ["W-54 Revisi 00", " (Diragukan)", "2025-03-10", "Status: diragukan: rev-00.md diubah setelah terbit"],
    ])("says how %s stands, and since when", async (name, state, updated, standing) => {
      const [title, changed, summary] = await entry(name);
      expect(title).toMatch(new RegExp(`^RK.MLF.CTH.${name}${state.replace(/[()]/g, "\\$&")}: `));
      expect([changed, summary]).toEqual([`${updated}T00:00:00Z`, standing]);
    });

    test("leads to pages that are there, wherever the portal lies", async () => {
      const feed = await readFile(join(portal.folder, "feed.xml"), "utf8");
      const links = [...feed.matchAll(/<link [^>]*href="([^"]*)"/g)].map(([, href]) => href ?? "");
      expect(links.length).toBeGreaterThan(6);
      for (const at of ["https://docs.example.org/feed.xml", "https://docs.example.org/x/y/feed.xml"])
        for (const href of links) {
          const { pathname } = new URL(href, at);
          const below = pathname.slice(new URL("./", at).pathname.length);
          expect(existsSync(join(portal.folder, below, below === "feed.xml" ? "" : "index.html")), `${href} from ${at}`).toBe(true);
        }
    });
  });
});
