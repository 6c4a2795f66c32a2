import { indexLibrary, type Library } from "../../core/library/library.ts";
import { makeRegister, registerKinds } from "../../core/library/registers/index.ts";
import type { Register, Row } from "../../core/library/registers/register.ts";
import { cutIntoParts, type ListPart } from "./list-parts.ts";
import type { Portal } from "./portal.ts";

let made: { portal: Portal; registers: Register[] } | undefined;

/** Every register as the portal shows it, made once per build. */
export function registersOf(portal: Portal): Register[] {
  if (made?.portal !== portal) made = { portal, registers: makeRegisters(portal) };
  return made.registers;
}

/** A register's pages. The master list is one: it is read, and printed, as a whole. */
export function registerParts(register: Register): ListPart<Row>[] {
  const first = register.columns[0]?.key ?? "";
  return cutIntoParts(register.rows, ({ cells }) => String(cells[first] ?? ""), { whole: register.name === "documents" });
}

/** Where drafts are not shown, no register speaks of what they say; who has still to sign them is no secret. */
function makeRegisters(portal: Portal): Register[] {
  const { library } = portal.read;
  const shown = portal.options.drafts ? library : withoutDrafts(portal);
  return registerKinds.map((kind) => makeRegister(kind, kind.name === "approvals" ? library : shown));
}

function withoutDrafts({ read }: Portal): Library {
  const issued = read.facts.filter(({ state }) => state === "issued");
  return indexLibrary(issued, read.folders, read.library.settings, read.library.date);
}
