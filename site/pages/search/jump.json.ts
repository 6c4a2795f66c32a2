import type { APIRoute } from "astro";
import { portal } from "../../data/library/portal.ts";
import { jumpIndex } from "../../data/search/jump-index.ts";
import { searchedOf } from "../../data/search/searched.ts";

/** What can be jumped to. */
export const GET: APIRoute = async () => {
  const whole = await portal();
  const searched = await searchedOf(whole);
  return new Response(
    JSON.stringify(
      jumpIndex(
        whole,
        [...searched.values()].map(({ jump }) => jump),
      ),
    ),
  );
};
