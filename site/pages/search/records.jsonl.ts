import type { APIRoute } from "astro";
import { portal } from "../../data/portal.ts";
import { searchRecords } from "../../data/search-records.ts";

/** What the search index is made of; removed once it is made. */
export const GET: APIRoute = async () => {
  const lines = [...searchRecords(await portal())].map((record) => JSON.stringify(record));
  return new Response(`${lines.join("\n")}\n`);
};
