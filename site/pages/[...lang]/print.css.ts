import type { APIRoute } from "astro";
import { portal } from "../../data/library/portal.ts";
import { listRoutes, pageContext } from "../../data/page/page-context.ts";
import { listPrintStyle } from "../../data/print/print-style.ts";

/** The margins of printed pages that are no documents: registers, history, rules. */
export async function getStaticPaths() {
  return listRoutes(await portal());
}

export const GET: APIRoute = async ({ params }) => {
  const { portal: whole, language } = pageContext(await portal(), params["lang"], "");
  return new Response(listPrintStyle(whole, language));
};
