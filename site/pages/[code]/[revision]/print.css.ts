import type { APIRoute } from "astro";
import { folderName } from "../../../../core/document/codes/code-scheme.ts";
import { issueFolder } from "../../../data/build/addresses.ts";
import type { Issue } from "../../../data/build/issues.ts";
import { plan } from "../../../data/build/plan.ts";
import { portal } from "../../../data/build/portal.ts";
import { printStyle } from "../../../data/document/print-style.ts";

/** The controlled header and foot of each printed page of a revision. */
export async function getStaticPaths() {
  const { documents } = await plan();
  return documents.flatMap(({ all }) =>
    all.map((issue) => ({ params: { code: folderName(issue.controlled.code), revision: issueFolder(issue) }, props: { issue } })),
  );
}

export const GET: APIRoute<{ issue: Issue }> = async ({ props }) => new Response(printStyle(await portal(), props.issue));
