import type { APIRoute } from "astro";

/** The portal's mark: a sheet with its title block. */
export const GET: APIRoute = () =>
  new Response(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#fff" stroke="#14171a" stroke-width="2" d="M5 3h22v26H5z"/><path fill="#14171a" d="M5 3h22v8H5z"/><path stroke="#14171a" stroke-width="2" d="M10 16h12M10 20h12M10 24h7"/></svg>\n',
  );
