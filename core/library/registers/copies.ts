import type { IsoDate } from "../../../schemas/iso-date.ts";
import { copyKey } from "../copy-number.ts";
import type { ControlledDocument, Library } from "../library.ts";
import { statusOn } from "../status.ts";
import { untoldEvents } from "../unread-events.ts";
import { columns, type RegisterKind, type Row, type Worded, worded } from "./register.ts";

/** Printed copies, by the stamps at issue and the events after it: where they are, and which have to come back. */
export const copies: RegisterKind = {
  name: "copies",
  title: { id: "Distribusi salinan terkendali", en: "Controlled copies" },
  columns: [
    columns.code,
    columns.revision,
    { key: "copy", title: { id: "Salinan", en: "Copy" }, inWords: true },
    columns.location,
    { key: "receivedBy", title: { id: "Diterima oleh", en: "Received by" } },
    { key: "handedOutBy", title: { id: "Diserahkan oleh", en: "Handed out by" } },
    { key: "proof", title: { id: "Bukti penyerahan", en: "Proof of handing out" }, inWords: true },
    { key: "issued", title: { id: "Diserahkan", en: "Issued" } },
    { key: "recalled", title: { id: "Ditarik kembali", en: "Recalled" } },
    columns.state,
  ],
  rows: (library) => [...library.documents.values()].flatMap((document) => [...copyRows(document, library), ...untoldRows(document)]),
};

/** A copy as it stands on the library's day. */
export interface CopyState {
  revision: string;
  /** Its number, or what its stamp says. */
  copy: string | Worded;
  location: string;
  /** The day it was handed out; undefined where only its stamp tells of it. */
  issued: string | undefined;
  /** Who signed for it, by name and position; undefined where that is not recorded. */
  receivedBy: string | undefined;
  /** Who handed it out, by name and position. */
  handedOutBy: string | undefined;
  /** True where the entry that tells of it bears a digital signature. */
  isSigned: boolean;
  recalled: string | undefined;
  isMaster: boolean;
  /** True for the master copy of a revision no longer in force: it stays in the archive. */
  kept: boolean;
  /** True where the revision is no longer in force and the copy is still out. */
  overdue: boolean;
  /** True where it may have come back, and nobody can tell. */
  isUntold: boolean;
  /** The day from which it may be used: its revision comes into force then. */
  notBefore: string | undefined;
}

/** Every copy of a document that was handed out by a day. */
export function copiesOf(document: ControlledDocument, { date }: { date: IsoDate }): CopyState[] {
  const stamped = document.revisions.flatMap((revision) => {
    if (statusOn(document, revision, date) === undefined) return [];
    return revision.facts.distribution.map(({ copy, location, number }) => ({
      revision: revision.revision as string,
      copy: number === undefined ? stampNames[copy] : String(number),
      location,
      // Its stamp says where the copy belongs, not when it was brought there.
      issued: undefined,
      receivedBy: undefined,
      handedOutBy: undefined,
      isSigned: false,
      since: 0,
    }));
  });
  const handed = document.events.flatMap((event, index) =>
    event.event === "copy-issued" && event.date <= date
      ? [
          {
            revision: event.revision as string,
            copy: String(event.copy),
            location: event.location,
            issued: event.date as string | undefined,
            receivedBy: event.receivedBy,
            handedOutBy: `${event.by.name}, ${event.by.position}`,
            isSigned: event.signed === true,
            since: index,
          },
        ]
      : [],
  );
  const all = [...stamped, ...handed].map((copy) => ({ ...copy, key: typeof copy.copy === "string" ? copyKey(copy.copy) : undefined }));
  const returns = returnsOf(all, document, date);
  const areUntold = untoldEvents(document) !== undefined;
  return all.map((found) => {
    const { since: _, key: __, ...copy } = found;
    const recalled = returns.get(found);
    const status = document.revisions.find(({ revision }) => revision === copy.revision);
    const standing = status && statusOn(document, status, date);
    const name = standing?.status;
    const gone = name === "superseded" || name === "withdrawn" || name === "cancelled" || name === "invalid";
    const isMaster = copy.copy === stampNames.master;
    return {
      ...copy,
      recalled,
      isMaster,
      kept: gone && isMaster,
      overdue: gone && !isMaster && recalled === undefined && !areUntold,
      isUntold: areUntold && !isMaster && recalled === undefined,
      notBefore: standing?.status === "scheduled" ? standing.from : undefined,
    };
  });
}

/** A copy, and from which event on what comes back can be it: one can be handed out again after it came back. */
interface OutSince extends Pick<CopyState, "revision" | "copy" | "location"> {
  since: number;
  /** Of a copy with a number. */
  key: string | undefined;
}

/** The day each copy came back that did. One entry brings one copy back, the one it names best. */
function returnsOf<Copy extends OutSince>(copies: readonly Copy[], { events }: Pick<ControlledDocument, "events">, date: IsoDate) {
  const returns = new Map<Copy, IsoDate>();
  for (const [index, event] of events.entries()) {
    if (event.event !== "copy-recalled" || event.date > date) continue;
    const out = copies.filter((copy) => copy.since <= index && !returns.has(copy) && copy.revision === event.revision);
    const named = { name: String(event.copy), key: copyKey(String(event.copy)), location: event.location };
    const [best] = out.filter((copy) => closeness(copy, named) > 0).sort((a, b) => closeness(b, named) - closeness(a, named));
    if (best) returns.set(best, event.date);
  }
  return returns;
}

/** How well an entry names a copy; 0: it is of another. A stamp without a number is told by its place, and the master last: it stays. */
function closeness({ copy, key, location }: OutSince, named: { name: string; key: string; location: string }): number {
  const isHere = location === named.location;
  if (typeof copy !== "string") return isHere ? (named.name === copy.value ? 3 : copy === stampNames.master ? 1 : 2) : 0;
  if (key !== named.key) return 0;
  return 4 + (copy === named.name ? 2 : 0) + (isHere ? 1 : 0);
}

const stampNames: Readonly<Record<"master" | "controlled", Worded>> = {
  master: worded("master", { id: "dokumen induk", en: "master" }),
  controlled: worded("controlled", { id: "salinan terkendali", en: "controlled" }),
};

/** To a machine, nothing. */
const notRecorded = worded("", { id: "tidak tercatat", en: "not recorded" });

const proofs = {
  signed: worded("signed", { id: "bertanda tangan digital", en: "signed digitally" }),
  recorded: worded("recorded", { id: "tercatat", en: "recorded" }),
  stamp: worded("stamp", { id: "cap pada cetakan", en: "stamp on the print" }),
} as const satisfies Record<string, Worded>;

const states = {
  overdue: worded("overdue", { id: "harus ditarik kembali", en: "to be recalled" }),
  returned: worded("returned", { id: "sudah kembali", en: "returned" }),
  archived: worded("archived", { id: "arsip", en: "archived" }),
  out: worded("out", { id: "beredar", en: "out" }),
  untold: worded("unknown", { id: "tidak diketahui", en: "can't be told" }),
} as const satisfies Record<string, Worded>;

/** Its revision is issued, and another is still worked by. A stamp alone does not tell that it was handed out. */
function ahead(day: string, isHandedOut: boolean): Worded {
  const [id, en] = isHandedOut ? ["diserahkan lebih dahulu, ", "handed out ahead, "] : ["", ""];
  return worded("ahead", { id: `${id}tidak berlaku sebelum ${day}`, en: `${en}not valid before ${day}` });
}

function stateOf({ overdue, isUntold, recalled, kept, notBefore, issued }: CopyState): Worded {
  if (overdue) return states.overdue;
  if (isUntold) return states.untold;
  if (recalled !== undefined) return states.returned;
  if (kept) return states.archived;
  return notBefore === undefined ? states.out : ahead(notBefore, issued !== undefined);
}

function copyRows(document: ControlledDocument, library: Library): Row[] {
  return copiesOf(document, library).map(({ overdue, isUntold, kept, isMaster, isSigned, notBefore, ...copy }) => ({
    about: { code: document.code, revision: copy.revision },
    cells: {
      code: document.code,
      ...copy,
      proof: isSigned ? proofs.signed : copy.issued === undefined ? proofs.stamp : proofs.recorded,
      issued: copy.issued ?? notRecorded,
      receivedBy: copy.receivedBy ?? notRecorded,
      state: stateOf({ overdue, isUntold, kept, isMaster, isSigned, notBefore, ...copy }),
    },
  }));
}

/** Copies that are recorded where nobody can read it: that there may be some must not go unsaid. */
function untoldRows(document: ControlledDocument): Row[] {
  const why = untoldEvents(document);
  if (why === undefined) return [];
  return [
    {
      about: { code: document.code },
      cells: {
        code: document.code,
        copy: worded("unknown", { id: "salinan yang diserahkan", en: "copies handed out" }),
        state: worded("unknown", { id: `tidak diketahui: ${why.id}`, en: `can't be told: ${why.en}` }),
      },
    },
  ];
}
