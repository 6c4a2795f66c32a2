import type { LocalText } from "../../../schemas/local-text.ts";
import { compareNatural } from "../../document/words/compare-text.ts";
import type { Library } from "../library.ts";
import { copiesToRecall } from "./copies-to-recall.ts";
import { columns, type RegisterKind, type Worded, worded } from "./register.ts";
import {
  draftsToApproveAgain,
  draftsToClear,
  draftsToMend,
  draftsToSign,
  eventsToRestore,
  reviewsToDo,
  settingsToApprove,
  type WaitingTask,
} from "./waiting-tasks.ts";

const tasks: Readonly<Record<WaitingTask["task"], LocalText>> = {
  settings: { id: "menyetujui pengaturan", en: "approve settings" },
  sign: { id: "menandatangani draf", en: "sign a draft" },
  again: { id: "mengulang persetujuan draf", en: "have a draft approved again" },
  review: { id: "meninjau", en: "review" },
  revise: { id: "menyiapkan revisi", en: "draw up a revision" },
  mend: { id: "memperbaiki draf yang tidak dapat dibaca", en: "mend a draft that can't be read" },
  clear: { id: "menghapus draf yang sudah terbit", en: "delete a draft that was issued" },
  restore: { id: "memulihkan catatan", en: "restore a record" },
  recall: { id: "menarik salinan", en: "recall a copy" },
};

/** To a machine, nothing. */
const anyone = worded("", { id: "belum ada yang ditunjuk", en: "nobody is named" });

/** What waits for whom: drafts to sign, reviews, copies that have to come back, now or by a day that is known; what is late first. */
export const waiting: RegisterKind = {
  name: "waiting",
  title: { id: "Yang menunggu tindakan", en: "What waits for whom" },
  columns: [
    { key: "person", title: { id: "Siapa", en: "Who" } },
    { key: "position", title: { id: "Jabatan", en: "Position" } },
    { key: "task", title: { id: "Yang ditunggu", en: "What" }, inWords: true },
    columns.code,
    columns.title,
    columns.revision,
    { key: "detail", title: { id: "Keterangan", en: "Detail" } },
    { key: "due", title: { id: "Sejak / paling lambat", en: "Since / due" } },
    columns.state,
  ],
  groups: ["person"],
  rows: (library) =>
    tasksOf(library)
      .sort(byPersonThenDay)
      .map(({ person, position, task, about, title, detail, due, state }) => ({
        ...(about && { about }),
        cells: {
          person: person ?? anyone,
          position,
          task: worded(task, tasks[task]),
          code: about?.code,
          title,
          revision: about?.revision,
          detail,
          due,
          state,
        },
      })),
};

function tasksOf(library: Library): WaitingTask[] {
  const ofDocuments = [...library.documents.values()].flatMap((document) => [
    ...draftsToSign(document, library),
    ...draftsToApproveAgain(document, library),
    ...draftsToClear(document),
    ...reviewsToDo(document, library),
    ...copiesToRecall(document, library),
    ...eventsToRestore(document, library),
  ]);
  return [...settingsToApprove(library), ...ofDocuments, ...draftsToMend(library)];
}

/** Nobody in particular comes last; of one person, what is late before what is not. */
function byPersonThenDay(a: WaitingTask, b: WaitingTask): number {
  return compareNatural(keyOf(a), keyOf(b));
}

function keyOf({ person, state, due, about }: WaitingTask): string {
  return [person === undefined ? "1" : "0", person ?? "", isLate(state) ? "0" : "1", due ?? "9", about?.code ?? ""].join("\n");
}

function isLate(state: Worded): boolean {
  return state.value === "overdue";
}
