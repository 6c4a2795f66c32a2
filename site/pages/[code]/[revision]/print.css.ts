import type { APIRoute } from "astro";
import { folderName } from "../../../../core/document/codes/code-scheme.ts";
import { pagesToMake } from "../../../data/build/pages-to-make.ts";
import { portal } from "../../../data/library/portal.ts";
import type { ShownRevision } from "../../../data/library/shown-revision.ts";
import { revisionFolder } from "../../../data/page/addresses.ts";
import { printStyle } from "../../../data/print/print-style.ts";

/** The controlled header and foot of each printed page of a revision. */
export async function getStaticPaths() {
  const { documents } = await pagesToMake();
  return documents.flatMap(({ all }) =>
    all.map((shown) => ({ params: { code: folderName(shown.controlled.code), revision: revisionFolder(shown) }, props: { shown } })),
  );
}

export const GET: APIRoute<{ shown: ShownRevision }> = async ({ props }) => new Response(printStyle(await portal(), props.shown));
