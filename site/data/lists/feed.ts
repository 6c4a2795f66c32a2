import { compareText } from "../../../core/document/words/compare-text.ts";
import { escapeMarkup } from "../../../core/document/words/escape.ts";
import { backdateOf, firstDayOf } from "../../../core/library/status.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { dayIn } from "../../../languages/day-in-words.ts";
import { textsIn } from "../../../languages/index.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { describeStatus } from "../document/status-text.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownRevision } from "../library/shown-revision.ts";
import { revisionAddress } from "../page/addresses.ts";
import { baseAddress } from "../page/base.ts";
import { textDigest } from "../print/stamp.ts";
import { isTakenUp } from "./history.ts";
import { datedRevisions, type RecentRevision } from "./recent-revisions.ts";

const NEWEST = 50;

/**
 * New revisions as an Atom feed (RFC 4287). Without an address of its own the portal's links are relative to where the feed was
 * fetched, so that they hold below any path; the ids are digests, so that they stay what they are when it moves.
 */
export function atomFeed(portal: Portal): string {
  const { options, settings } = portal;
  const { language, organisation } = settings;
  const base = baseAddress(options.base);
  const t = textsIn(language).portal;
  const entries = datedRevisions(portal)
    .map(withItsEnd)
    .sort((a, b) => compareText(b.on, a.on))
    .slice(0, NEWEST);
  const updated = entries[0]?.on ?? options.date;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">`,
    `<id>urn:sha256:${sha256Hex(`sop ${organisation}`)}</id>`,
    `<title>${escapeMarkup(`${organisation} · ${t.history}`)}</title>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    `<author><name>${escapeMarkup(organisation)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(`${base ?? ""}feed.xml`)}"/>`,
    `<link href="${escapeMarkup(base ?? "./")}"/>`,
    ...entries.map((entry) => entryOf(entry, base ?? "", language)),
    "</feed>",
    "",
  ].join("\n");
}

/** A revision that ended by an event changed on that day. */
function withItsEnd({ shown, on }: RecentRevision): RecentRevision {
  const { status } = shown;
  const ended = status.status === "cancelled" || status.status === "withdrawn" ? status.on : on;
  return { shown, on: ended > on ? ended : on };
}

function entryOf({ shown, on }: RecentRevision, base: string, language: Language): string {
  const { controlled, revision, facts } = shown;
  const { portal: t } = textsIn(language);
  const state = isToBeReadAsIssued(shown) ? "" : ` (${t[shown.status.status]})`;
  return [
    "<entry>",
    `<id>urn:sha256:${sha256Hex(`${controlled.code} ${revision} ${textDigest(shown)}`)}</id>`,
    `<title>${escapeMarkup(`${controlled.code} ${t.revision} ${revision}${state}: ${facts.title}`)}</title>`,
    `<updated>${on}T00:00:00Z</updated>`,
    `<link href="${escapeMarkup(`${base}${revisionAddress(shown)}`)}"/>`,
    `<summary>${escapeMarkup([...standing(shown, language), ...(facts.changes.at(-1)?.summary ?? [])].join("\n"))}</summary>`,
    "</entry>",
  ].join("");
}

/** The day it came into force or is going to, and how it stands where that is not all. */
function standing(shown: ShownRevision, language: Language): string[] {
  const { portal: t } = textsIn(language);
  const { effective } = shown.facts;
  const first = shown.issued && backdateOf(shown.issued) && firstDayOf(shown.issued);
  // A day before its issue is its text's word; by the record it begins with its issue.
  const since = first ? `, ${t.effectiveSince(first)}` : "";
  const day = `${t.effectiveDate}: ${effective ? dayIn(language, effective) : t.notStated}${since}`;
  const state = `${t.status}: ${describeStatus(shown, t)}`;
  if (!isToBeReadAsIssued(shown)) return [state];
  if (shown.status.status === "effective" || shown.status.status === "scheduled") return shown.status.withdrawal ? [day, state] : [day];
  return shown.issued && shown.issued.verdict.effect !== "doubt" && isTakenUp(shown.controlled, shown.issued) ? [day, state] : [state];
}

/** Whether its day says how it stands: it is in force, is going to be, or was until another followed. */
function isToBeReadAsIssued({ status: { status } }: ShownRevision): boolean {
  return status === "effective" || status === "scheduled" || status === "superseded";
}
