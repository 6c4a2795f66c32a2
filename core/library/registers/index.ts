import type { Library } from "../library.ts";
import { applications } from "./applications.ts";
import { approvals } from "./approvals.ts";
import { clauses } from "./clauses.ts";
import { copies } from "./copies.ts";
import { documents } from "./documents.ts";
import { external } from "./external.ts";
import { flows, raci } from "./flows.ts";
import { records } from "./records.ts";
import type { Register, RegisterKind } from "./register.ts";
import { reviews } from "./reviews.ts";
import { kpi, rc } from "./steps.ts";
import { structure } from "./structure.ts";
import { terms } from "./terms.ts";
import { waiting } from "./waiting.ts";

/** Every register, in the order they are offered. */
export const registerKinds: readonly RegisterKind[] = [
  documents,
  structure,
  waiting,
  records,
  reviews,
  approvals,
  copies,
  applications,
  flows,
  raci,
  rc,
  kpi,
  terms,
  clauses,
  external,
];

export const registerNames: readonly string[] = registerKinds.map(({ name }) => name);

/** A register as of the library's day. */
export function makeRegister({ rows, ...kind }: RegisterKind, library: Library): Register {
  return { ...kind, rows: rows(library) };
}
