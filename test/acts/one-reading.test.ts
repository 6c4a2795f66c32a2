import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { holdDraft } from "../../cli/act/hold-draft.ts";
import { planIssue } from "../../core/acts/issue.ts";
import { type Desk, dayFromNow, openDesk, today } from "./controller.ts";

/** Texts in the order in which they were read from a file, and in which they were parsed. */
const { filesRead, parsed } = vi.hoisted(() => ({ filesRead: [] as string[], parsed: [] as string[] }));

vi.mock("../../cli/files/read-file.ts", async (original) => {
  const actual = await original<typeof import("../../cli/files/read-file.ts")>();
  return {
    ...actual,
    readTextFile: (path: string) => {
      filesRead.push(path);
      return actual.readTextFile(path);
    },
  };
});
vi.mock("../../core/document/read-document.ts", async (original) => {
  const actual = await original<typeof import("../../core/document/read-document.ts")>();
  return {
    ...actual,
    readDocument: (...[source, context]: Parameters<typeof actual.readDocument>) => {
      parsed.push(source.text);
      return actual.readDocument(source, context);
    },
  };
});

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ repository: false });
  await desk.must("approve", "W-01", "--as", "prepared", "--name", "A.A.");
  await desk.must("approve", "W-01", "--as", "checked", "--name", "S.S.");
  await desk.must("approve", "W-01", "--as", "approved", "--name", "A.H.");
});
afterAll(() => desk.close());
beforeEach(() => {
  filesRead.length = 0;
  parsed.length = 0;
});

async function issueDraft(effective: typeof today | undefined) {
  const { library, draft } = await holdDraft(desk.folder, "W-01", { date: today, repository: undefined });
  const by = { name: "A.A.", position: "DC" };
  const asked = {
    by,
    today,
    now: `${today}T09:00:00+07:00`,
    effective,
    retroactive: undefined,
    ahead: undefined,
    isSigned: false,
    tool: "0",
  };
  return planIssue({ draft, library, ...asked });
}

test("a draft that is issued is read once and parsed once; so is what it becomes with its date in it", async () => {
  const plan = await issueDraft(dayFromNow(3));
  const written = plan.operations.flatMap((operation) => (operation.kind === "write" ? operation.content : []));
  expect(written[0]).toContain(`effective: ${dayFromNow(3)}`);
  expect(filesRead.filter((path) => path.endsWith("W-01/draft.md"))).toHaveLength(1);
  expect(parsed.filter((text) => text === desk.read("W-01/draft.md"))).toHaveLength(1);
  expect(parsed.filter((text) => text === written[0])).toHaveLength(1);
  expect(new Set(parsed).size).toBe(parsed.length);
});

test("a draft whose text stays as it is when it is issued is parsed once in all", async () => {
  desk.edit("W-01/draft.md", (text) => text.replace('revision: "00"\n', `revision: "00"\neffective: ${today}\n`));
  const plan = await issueDraft(undefined);
  const text = desk.read("W-01/draft.md");
  expect(plan.operations[0]).toMatchObject({ kind: "write", path: "W-01/rev-00.md", content: text });
  expect(parsed.filter((one) => one === text)).toHaveLength(1);
  expect(filesRead.filter((path) => path.endsWith("W-01/draft.md"))).toHaveLength(1);
});
