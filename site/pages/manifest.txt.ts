import type { APIRoute } from "astro";
import { manifestOf } from "../../cli/portal/door.ts";
import { printManifest } from "../../core/seal/manifest.ts";
import { portal } from "../data/library/portal.ts";

/** SHA-256 of every issued file, as `sop verify --write-manifest` writes it. */
export const GET: APIRoute = async () => new Response(printManifest(await manifestOf((await portal()).read)));
