import type { APIRoute } from "astro";
import { registerData } from "../../cli/portal/door.ts";
import { portal } from "../data/library/portal.ts";
import { registersOf } from "../data/lists/registers.ts";
import { rowsAsJson } from "../data/lists/rows-as-json.ts";

/** The registers as data, in the library's own language. */
export const GET: APIRoute = async () => {
  const whole = await portal();
  const { options, settings } = whole;
  const registers = registersOf(whole).map((register) => {
    const { rows } = registerData(register, options.date, settings.language);
    return `${JSON.stringify(register.name)}: ${rowsAsJson(rows)}`;
  });
  const head = { version: 1, organisation: settings.organisation, date: options.date, tool: options.version };
  return new Response(`${JSON.stringify(head).slice(0, -1)},"registers": {\n${registers.join(",\n")}\n}}\n`);
};
