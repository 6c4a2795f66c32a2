import type { APIRoute } from "astro";
import { type RegisterFormat, registerFile, registerFormats, registerUnit } from "../../../../cli/portal/door.ts";
import type { Register } from "../../../../core/library/registers/register.ts";
import { pagesToMake } from "../../../data/build/pages-to-make.ts";
import { portal } from "../../../data/library/portal.ts";
import { registersOf } from "../../../data/lists/registers.ts";
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
  return new Response(await registerFile(props.register, props.format, language, whole.options.date));
};
