import type { LocalText } from "../../schemas/local-text.ts";
import { digestOfApproval } from "../control/canonical.ts";
import { evidenceOf } from "../seal/evidence.ts";
import { UsageError } from "../usage-error.ts";
import { type DraftInWork, doesNotSign, typeOfDraft } from "./draft/draft-in-work.ts";
import { appendEvents, type EventLog, type Happening } from "./write/append-event.ts";
import { editFrontMatter } from "./write/edit-front-matter.ts";
import { setYaml } from "./write/edit-yaml.ts";
import { type FileOperation, fileOf, type HeldFile, overwrite, type Plan, remove } from "./write/plan.ts";
import { printedLine } from "./write/printed-line.ts";

/**
 * Sends a draft back: its approvals and signatures are cleared, the reason is kept in `events.yaml`.
 * @throws UsageError when the role does not sign this document
 */
export function planReject(
  {
    draft,
    role,
    reason,
  }: { draft: Pick<DraftInWork, "controlled" | "document" | "signatures" | "pictures" | "reading">; role: string; reason: string },
  log: EventLog,
  happening: Happening,
): Plan {
  const { controlled, document, signatures } = draft;
  const { code } = controlled;
  const type = typeOfDraft(draft);
  if (!type.approvals.includes(role)) throw new UsageError(doesNotSign(role, type, code));
  const { revision, approvals } = document.frontMatter;
  const names = Object.values(approvals).map(({ name }) => name);
  const event = {
    event: "rejected" as const,
    date: happening.date,
    by: happening.by,
    role,
    reason: printedLine(reason),
    ...(revision === undefined ? {} : { revision }),
    ...(names.length === 0 ? {} : { voids: Object.entries(approvals).map(([signed, approval]) => digestOfApproval(signed, approval)) }),
  };
  const appended = appendEvents(log, happening, [event]);
  const gone = clearedText(names);
  return {
    operations: [
      ...(names.length === 0 ? [] : [clearApprovals(fileOf(document))]),
      ...signatures.map(remove),
      ...removeSheets(draft),
      appended.operation,
    ],
    events: appended.events,
    summary: [
      {
        en: `${code} revision ${revision ?? "?"} was sent back by ${happening.by.name}: ${event.reason}; approvals ${gone.en}.`,
        id: `${code} revisi ${revision ?? "?"} dikembalikan oleh ${happening.by.name}: ${event.reason}; persetujuan ${gone.id}.`,
      },
    ],
    next: [
      {
        en: `Edit ${document.path} and begin again with sop approve ${code} --as ${type.approvals[0]}.`,
        id: `Sunting ${document.path}, lalu ulangi dengan sop approve ${code} --as ${type.approvals[0]}.`,
      },
    ],
    message: `${code}: send revision ${revision ?? "?"} back (${role}): ${event.reason}`,
  };
}

/** The sheets of the approvals that are cleared, but for one that an issued revision names too. */
function removeSheets({ controlled, document, pictures }: Pick<DraftInWork, "controlled" | "document" | "pictures">): FileOperation[] {
  const kept = new Set(controlled.revisions.flatMap(({ facts }) => [...evidenceOf(facts.approvals).keys()]));
  return [...evidenceOf(document.frontMatter.approvals).keys()].flatMap((path) => {
    const digest = pictures.get(path);
    return digest === undefined || kept.has(path) ? [] : [remove({ path: `${controlled.folder}/${path}`, digest })];
  });
}

function clearApprovals(file: HeldFile): FileOperation {
  return overwrite(
    file,
    editFrontMatter(file.text, file.path, (yaml) => setYaml(yaml, ["approvals"], {})),
  );
}

function clearedText(names: readonly string[]): LocalText {
  const list = names.join(", ");
  return names.length === 0
    ? { en: "there were none", id: "memang belum ada" }
    : { en: `were cleared (${list})`, id: `dikosongkan (${list})` };
}
