import type { APIRoute } from "astro";
import { listRoutes, pageContext } from "../../data/build/page-context.ts";
import { portal } from "../../data/build/portal.ts";
import { listPrintStyle } from "../../data/document/print-style.ts";

/** The margins of printed pages that are no documents: registers, history, rules. */
export async function getStaticPaths() {
  return listRoutes(await portal());
}

export const GET: APIRoute = async ({ params }) => {
  const { portal: whole, language } = pageContext(await portal(), params["lang"], "");
  return new Response(listPrintStyle(whole, language));
};
