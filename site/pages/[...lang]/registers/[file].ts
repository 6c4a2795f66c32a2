import type { APIRoute } from "astro";
import { type RegisterFormat, registerData, registerFile, registerFormats, registerUnit } from "../../../../cli/portal/door.ts";
import { printJson } from "../../../../core/document/prose/visible-text.ts";
import type { Register } from "../../../../core/library/registers/register.ts";
import { pagesToMake } from "../../../data/build/pages-to-make.ts";
import { portal } from "../../../data/library/portal.ts";
import { registersOf } from "../../../data/lists/registers.ts";
import { rowsAsJson } from "../../../data/lists/rows-as-json.ts";
import { inEveryLanguage, pageContext } from "../../../data/page/page-context.ts";

/** The registers to take along, in the language of their page. */
export async function getStaticPaths() {
  const whole = await portal();
  const { makes } = await pagesToMake();
  return registersOf(whole)
    .filter(({ name }) => makes(registerUnit(name)))
    .flatMap((register) =>
      registerFormats.flatMap((format) =>
        inEveryLanguage(whole, { file: `${register.name}.${format}` }).map((route) => ({ ...route, props: { register, format } })),
      ),
    );
}

export const GET: APIRoute<{ register: Register; format: RegisterFormat }> = async ({ props, params }) => {
  const { portal: whole, language } = pageContext(await portal(), params["lang"], "registers/");
  const { register, format } = props;
  const { date } = whole.options;
  if (format !== "json") return new Response(await registerFile(register, format, language, date));
  const { rows, ...head } = registerData(register, date, language);
  return new Response(`${printJson(head).slice(0, -1)},"rows":${rowsAsJson(rows)}}\n`);
};
