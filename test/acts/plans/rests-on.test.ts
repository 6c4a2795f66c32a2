import { expect, test } from "vitest";
import { type Act, goesOnWithout, requireRecords } from "../../../core/acts/rests-on.ts";
import type { Problem } from "../../../core/document/document.ts";
import { createReadingContext, unreadableDocument } from "../../../core/document/read-document.ts";
import { indexLibrary } from "../../../core/library/index-library.ts";
import { type FolderFacts, WITHOUT_RECORDS } from "../../../core/library/library.ts";
import { factsOf } from "../../../core/library/make-facts.ts";
import type { RecordKind } from "../../../core/library/unread-record.ts";
import { unreadOfAll } from "../../../core/library/unread-records.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import { librarySettings } from "../../../schemas/library-settings.ts";

const settings = librarySettings.parse({ organisation: "Contoh" });
const reading = createReadingContext(settings);
const [en, id] = ["It is cut off.", "Terpotong."];
const problem = {
  kind: "text",
  key: "x",
  at: { start: { line: 4, column: 1 }, end: { line: 4, column: 2 } },
  message: { en, id },
} as Problem;
const unread = (folder: string, fileName: string) =>
  factsOf(unreadableDocument({ path: `sops/${folder}/${fileName}`, folder, fileName }, problem), reading);

/** A library of which nothing can be read: of one document all is broken, of another a text is gone, of a third only a draft is there. */
const library = indexLibrary(
  [unread("P-01", "rev-00.md"), unread("P-01", "draft.md"), unread("P-03", "draft.md")],
  new Map<string, FolderFacts>([
    [
      "P-01",
      {
        entries: [],
        path: "sops/P-01",
        issued: new Map(),
        eventsUnread: { line: 2, message: { en, id } },
        issuesUnread: [{ file: "rev-00/issued.yaml", line: 1, message: { en, id }, fix: { en: "Close it.", id: "Tutup." } }],
      },
    ],
    ["P-02", { entries: [], path: "sops/P-02", issued: new Map([["rev-00.md", { date: "2026-01-01" } as never]]) }],
  ]),
  settings,
  "2026-03-01" as IsoDate,
  {
    ...WITHOUT_RECORDS,
    unread: (["settings", "signers", "baseline"] as const).map((kind) => ({
      kind,
      code: undefined,
      path: kind,
      line: 3,
      message: { en, id },
      fix: undefined,
    })),
  },
);
const [first, second] = [...library.documents.values()];

test("all that can't be read is found once, with where it stands", () => {
  expect(unreadOfAll(library).map(({ kind, code, path, line }) => [kind, code, path, line].join(" "))).toEqual([
    "settings  settings 3",
    "signers  signers 3",
    "baseline  baseline 3",
    "events P-01 sops/P-01/events.yaml 2",
    "issue P-01 sops/P-01/rev-00/issued.yaml 1",
    "revision P-01 sops/P-01/rev-00.md 4",
    "draft P-01 sops/P-01/draft.md 4",
    "revision P-02 sops/P-02/rev-00.md ",
    "draft  sops/P-03/draft.md 4",
  ]);
});

/** The refusal of an act, of a library in which nothing else but one kind can't be read. */
function refusal(act: Act, kind: RecordKind, about: "all" | typeof first = first): string | undefined {
  const only = {
    ...library,
    unread: (library.unread ?? []).filter((record) => record.kind === kind),
    files: library.files.filter(({ state }) => kind === (state === "draft" ? "draft" : "revision")),
    documents: new Map(),
  };
  const document = about === "all" || about === undefined ? undefined : onlyOf(about, kind);
  try {
    requireRecords(act, only, document ? [document] : "all");
  } catch (error) {
    return (error as Error).message;
  }
  return undefined;
}

function onlyOf(document: NonNullable<typeof first>, kind: RecordKind): NonNullable<typeof first> {
  const { unreadTexts, unreadDraft, life, ...rest } = document;
  return {
    ...rest,
    doubts: kind === "revision" ? rest.doubts : [],
    life: { ...life, ...(kind !== "events" && { eventsUnread: undefined }), ...(kind !== "issue" && { issuesUnread: undefined }) },
    ...(kind === "revision" && unreadTexts && { unreadTexts }),
    ...(kind === "draft" && unreadDraft && { unreadDraft }),
  };
}

const kinds: RecordKind[] = ["settings", "signers", "baseline", "events", "issue", "revision", "draft"];
const all: Act[] = ["approve", "reject", "issue", "bump", "renumber", "rename", "new", "transcribe", "happening", "settings", "founding"];

test("each act names what it rests on", () => {
  const refused = all.map((act) => `${act}: ${kinds.filter((kind) => refusal(act, kind) !== undefined).join(" ")}`);
  expect(refused.join("\n")).toMatchInlineSnapshot(`
    "approve: settings signers events issue revision draft
    reject: settings signers events issue revision draft
    issue: settings signers events issue revision draft
    bump: events issue revision draft
    renumber: draft
    rename: events issue revision draft
    new: 
    transcribe: events issue revision
    happening: settings signers events issue revision
    settings: settings signers baseline
    founding: settings signers baseline events issue revision"
  `);
});

test("each refusal says what nobody can tell", () => {
  const said = (["settings", "signers", "events", "issue", "revision", "draft"] as const).map((kind) => refusal("approve", kind));
  expect([...said, refusal("founding", "baseline"), refusal("bump", "revision", second)].join("\n")).toMatchInlineSnapshot(`
    "settings can't be read, from line 3 on. It is cut off. Who may do what can't be told.
    signers can't be read, from line 3 on. It is cut off. Which key is whose can't be told.
    sops/P-01/events.yaml can't be read, from line 2 on. It is cut off. What it records of P-01, copies handed out among it, can't be told.
    sops/P-01/rev-00/issued.yaml can't be read, from line 1 on. It is cut off. What was issued, when and by whom, can't be told.
    sops/P-01/rev-00.md can't be read, from line 4 on. It is cut off. What was issued can't be told.
    sops/P-01/draft.md can't be read, from line 4 on. It is cut off.
    baseline can't be read, from line 3 on. It is cut off. What it accepts can't be told.
    sops/P-02/rev-00.md was issued, and is not there any more. What was issued can't be told."
  `);
});

test("what an act doesn't rest on is said, in both languages", () => {
  expect(requireRecords("new", library, []).map(goesOnWithout)[0]).toEqual({
    en: "settings can't be read, from line 3 on. It is cut off. This does not rest on it, and goes on.",
    id: "settings tidak dapat dibaca, mulai baris 3. Terpotong. Tindakan ini tidak bergantung padanya, dan diteruskan.",
  });
});
