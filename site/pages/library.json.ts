import type { APIRoute } from "astro";
import { registerData } from "../../cli/portal/door.ts";
import { portal } from "../data/library/portal.ts";
import { registersOf } from "../data/lists/registers.ts";

/** The registers as data, in the library's own language. */
export const GET: APIRoute = async () => {
  const whole = await portal();
  const { options, settings } = whole;
  const registers = registersOf(whole).map((register) => [register.name, registerData(register, options.date, settings.language).rows]);
  const data = {
    version: 1,
    organisation: settings.organisation,
    date: options.date,
    tool: options.version,
    registers: Object.fromEntries(registers),
  };
  return new Response(`${JSON.stringify(data, null, 1)}\n`);
};
