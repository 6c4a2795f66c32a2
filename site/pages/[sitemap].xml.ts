import type { APIRoute } from "astro";
import { escapeMarkup } from "../../core/document/words/escape.ts";
import { portal } from "../data/library/portal.ts";
import { isInForce } from "../data/library/shown-revision.ts";
import { documentAddress, guideAddress, revisionAddress } from "../data/page/addresses.ts";
import { baseAddress } from "../data/page/base.ts";
import { languageParameter } from "../data/page/page-context.ts";

/** A sitemap needs whole addresses: there is one only where `--base` names the portal's. */
export async function getStaticPaths() {
  const { options } = await portal();
  return baseAddress(options.base) === undefined ? [] : [{ params: { sitemap: "sitemap" } }];
}

export const GET: APIRoute = async () => {
  const whole = await portal();
  const base = baseAddress(whole.options.base) ?? "";
  const documents = [...whole.documents].flatMap(([code, { main, all }]) => [
    documentAddress(code),
    ...all.filter((shown) => !isInForce(shown)).map(revisionAddress),
    ...(main ? main.facts.flows.filter(({ steps }) => steps.length > 0).map((flow) => guideAddress(main, flow)) : []),
  ]);
  const addresses = ["", "registers/", "history/", "map/", "verify/", "rules/", ...documents];
  const urls = whole.languages.flatMap((language) => {
    const parameter = languageParameter(whole, language);
    return addresses.map(
      (address) => `<url><loc>${escapeMarkup(`${base}${parameter === undefined ? "" : `${parameter}/`}${address}`)}</loc></url>`,
    );
  });
  return new Response(
    `<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join("\n")}\n</urlset>\n`,
  );
};
