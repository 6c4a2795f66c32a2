import type { Flow } from "../../../core/document/document.ts";
import { proposalAddress, takesProposals } from "../document/proposals.ts";
import { previousIssue } from "../document/redline.ts";
import { guidesOf, oldGuides } from "../guide/guides.ts";
import { documentAddress, guideAddress, issueAddress } from "./addresses.ts";
import type { Issue } from "./issues.ts";
import type { DocumentIssues } from "./portal.ts";

/** One page of a document, in each language. */
export type DocumentPage = { address: string; issue: Issue } & (
  | { kind: "document" }
  | { kind: "changes" }
  | { kind: "guide"; flow: Flow }
  | { kind: "proposal" }
  /** An address a flow once had; `flow` is what it has become, undefined where it is gone. */
  | { kind: "moved"; flow: Flow | undefined; title: string }
);

/** All pages of a document: its own address, each revision with its changes, the guides, and where changes are proposed. */
export function documentPages(own: DocumentIssues): DocumentPage[] {
  const { main, all } = own;
  const home = documentAddress(main.controlled.code);
  return [{ kind: "document", address: home, issue: main }, ...all.flatMap((issue) => issuePages(own, issue)), ...movedPages(own, home)];
}

function issuePages(own: DocumentIssues, issue: Issue): DocumentPage[] {
  const address = issueAddress(issue);
  const changes: DocumentPage[] = previousIssue(own, issue) ? [{ kind: "changes", address: `${address}changes/`, issue }] : [];
  const guides = guidesOf(issue).map(({ flow }): DocumentPage => ({ kind: "guide", address: guideAddress(issue, flow), issue, flow }));
  const proposal: DocumentPage[] = takesProposals(issue) ? [{ kind: "proposal", address: proposalAddress(issue), issue }] : [];
  return [{ kind: "document", address, issue }, ...changes, ...guides, ...proposal];
}

function movedPages(own: DocumentIssues, home: string): DocumentPage[] {
  return oldGuides(own).map(({ slug, title, now }) => ({
    kind: "moved",
    address: `${home}guide/${encodeURIComponent(slug)}/`,
    issue: own.main,
    flow: now,
    title,
  }));
}
