import { indexLibrary, type Library } from "../../../core/library/library.ts";
import { makeRegister, registerKinds } from "../../../core/library/registers/index.ts";
import type { Register, Row } from "../../../core/library/registers/register.ts";
import { cutIntoParts, type ListPart } from "../build/list-parts.ts";
import type { Portal } from "../build/portal.ts";

let made: { portal: Portal; registers: Register[] } | undefined;
let shown: { portal: Portal; library: Library } | undefined;

/** Every register as the portal shows it, made once per build. */
export function registersOf(portal: Portal): Register[] {
  if (made?.portal !== portal) made = { portal, registers: makeRegisters(portal) };
  return made.registers;
}

/** The library as the portal speaks of it: where drafts are not shown, nothing tells what they say. */
export function shownLibrary(portal: Portal): Library {
  if (shown?.portal !== portal) shown = { portal, library: portal.options.drafts ? portal.read.library : withoutDrafts(portal) };
  return shown.library;
}

/** A register's pages. The master list is one: it is read, and printed, as a whole. */
export function registerParts(register: Register): ListPart<Row>[] {
  const first = register.columns[0]?.key ?? "";
  return cutIntoParts(register.rows, ({ cells }) => String(cells[first] ?? ""), { whole: register.name === "documents" });
}

/** Who has still to sign a draft is no secret. */
function makeRegisters(portal: Portal): Register[] {
  return registerKinds.map((kind) => makeRegister(kind, kind.name === "approvals" ? portal.read.library : shownLibrary(portal)));
}

function withoutDrafts({ read }: Portal): Library {
  const issued = read.facts.filter(({ state }) => state === "issued");
  return indexLibrary(issued, read.folders, read.library.settings, read.library.date);
}
