import type { APIRoute } from "astro";
import { manifestOf } from "../../cli/io/verify-library.ts";
import { printManifest } from "../../core/revision/manifest.ts";
import { portal } from "../data/portal.ts";

/** SHA-256 of every issued file, as `sop verify --write-manifest` writes it. */
export const GET: APIRoute = async () => new Response(printManifest(await manifestOf((await portal()).read)));
