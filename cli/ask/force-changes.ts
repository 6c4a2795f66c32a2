import type { ControlledDocument, IssuedRevision } from "../../core/library/library.ts";
import { effectiveRevision, statusOn } from "../../core/library/status.ts";
import { pick } from "../../languages/language.ts";
import type { ForceChange } from "./answers.ts";
import { type Asked, nothingInForce, sourceOf } from "./standing.ts";

/** What is in force on the later day otherwise than on the earlier one, in the order of codes. */
export function forceChanges(earlier: Asked, later: Asked): ForceChange[] {
  const codes = [...new Set([...earlier.library.documents.keys(), ...later.library.documents.keys()])];
  return codes.flatMap((code): ForceChange[] => {
    const [then, now] = [earlier.library.documents.get(code), later.library.documents.get(code)];
    const before = then && effectiveRevision(then, earlier.library.date);
    const after = now && effectiveRevision(now, later.library.date);
    if (before?.revision === after?.revision) return [];
    const notice = !after && now ? nothingInForce(now, later.library) : undefined;
    return [
      {
        code,
        title: (after ?? before)?.facts.title ?? code,
        kind: before && after ? "revised" : after ? "new" : "ended",
        ...(then && before && { before: standing(then, before, earlier) }),
        ...(now && after && { after: standing(now, after, later) }),
        ...(notice && { notice: pick(notice, later.language) }),
        log: now && after ? logBetween(now, before, after) : [],
      },
    ];
  });
}

function standing(controlled: ControlledDocument, issued: IssuedRevision, asked: Asked) {
  const status = statusOn(controlled, issued, asked.library.date) ?? { status: "draft" as const };
  return sourceOf(controlled, { facts: issued.facts, revision: issued.revision, issued, status }, asked);
}

/** What the log says of the revisions after one up to another: each revision's own entry is its last. */
function logBetween({ revisions }: ControlledDocument, before: IssuedRevision | undefined, after: IssuedRevision): ForceChange["log"] {
  const last = revisions.indexOf(after);
  const first = before === undefined ? last : 1 + revisions.findIndex(({ revision }) => revision === before.revision);
  return revisions
    .slice(first, last + 1)
    .toReversed()
    .map(({ revision, facts }) => ({ revision, summary: [...(facts.changes.at(-1)?.summary ?? [])] }));
}
