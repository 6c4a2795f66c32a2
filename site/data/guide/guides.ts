import { matchSteps } from "../../../core/compare/match-steps.ts";
import type { Flow } from "../../../core/document/document.ts";
import type { Issue } from "../build/issues.ts";
import type { DocumentIssues } from "../build/portal.ts";

/** A flow that can be followed step by step. */
export interface Guide {
  issue: Issue;
  flow: Flow;
}

/** An address a flow once had, and the flow it has become; undefined where it is gone. */
export interface OldGuide {
  slug: string;
  title: string;
  now: Flow | undefined;
}

/** The flows of a revision that have steps. */
export function guidesOf(issue: Issue): Guide[] {
  return issue.document.flows.filter(({ steps }) => steps.length > 0).map((flow) => ({ issue, flow }));
}

/** The flow that holds a step; without a step the first that can be followed. */
export function flowHolding(issue: Issue, step: number | undefined): Flow | undefined {
  return issue.document.flows.find(({ steps }) => (step === undefined ? steps.length > 0 : steps.some(({ number }) => number === step)));
}

/** Addresses of flows of all issued revisions that the one in force no longer uses. */
export function oldGuides({ main, all }: DocumentIssues): OldGuide[] {
  if (main.status.status !== "effective") return [];
  const known = new Set(guidesOf(main).map(({ flow }) => flow.slug));
  const old: OldGuide[] = [];
  for (const issue of all) {
    if (!issue.issued || issue === main) continue;
    for (const { before, after } of matchSteps(issue.document.flows, main.document.flows).flows) {
      if (!before || before.steps.length === 0 || known.has(before.slug)) continue;
      known.add(before.slug);
      old.push({ slug: before.slug, title: before.title, now: after && after.steps.length > 0 ? after : undefined });
    }
  }
  return old;
}

/** Who would know where the source is silent: those named as leading, else the other parties. */
export function escalationOf(issue: Issue, actor: string | undefined): string[] {
  const others = issue.document.frontMatter.parties.filter((party) => party !== actor);
  const leading = others.filter((party) => /leader|supervisor|\bspv\b|manager|manajer|kepala|koordinator/i.test(party));
  return leading.length > 0 ? leading : others;
}
