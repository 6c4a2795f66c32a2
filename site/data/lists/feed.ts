import { escapeMarkup } from "../../../core/document/words/escape.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { dayIn } from "../../../languages/day-in-words.ts";
import { textsIn } from "../../../languages/index.ts";
import type { Portal } from "../library/portal.ts";
import { revisionAddress } from "../page/addresses.ts";
import { baseAddress, basePath } from "../page/base.ts";
import { textDigest } from "../print/stamp.ts";
import { datedRevisions } from "./recent-revisions.ts";

const NEWEST = 50;

/**
 * New revisions as an Atom feed (RFC 4287). Without an address of its own the portal's links begin at its path; the
 * ids are digests, so that they stay what they are when it moves.
 */
export function atomFeed(portal: Portal): string {
  const { options, settings } = portal;
  const base = baseAddress(options.base) ?? basePath(options.base);
  const t = textsIn(settings.language).portal;
  const entries = datedRevisions(portal).slice(0, NEWEST);
  const updated = entries[0]?.on ?? options.date;
  const title = `${settings.organisation} · ${t.history}`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${settings.language}">`,
    `<id>urn:sha256:${sha256Hex(`sop ${settings.organisation}`)}</id>`,
    `<title>${escapeMarkup(title)}</title>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    `<author><name>${escapeMarkup(settings.organisation)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${escapeMarkup(`${base}feed.xml`)}"/>`,
    `<link href="${escapeMarkup(base)}"/>`,
    ...entries.map(({ shown, on }) => {
      const name = `${shown.controlled.code} ${t.revision} ${shown.revision}: ${shown.facts.title}`;
      const summary = [`${t.effectiveDate}: ${shown.facts.effective ? dayIn(settings.language, shown.facts.effective) : t.notStated}`];
      summary.push(...(shown.facts.changes.at(-1)?.summary ?? []));
      return [
        "<entry>",
        `<id>urn:sha256:${sha256Hex(`${shown.controlled.code} ${shown.revision} ${textDigest(shown)}`)}</id>`,
        `<title>${escapeMarkup(name)}</title>`,
        `<updated>${on}T00:00:00Z</updated>`,
        `<link href="${escapeMarkup(`${base}${revisionAddress(shown)}`)}"/>`,
        `<summary>${escapeMarkup(summary.join("\n"))}</summary>`,
        "</entry>",
      ].join("");
    }),
    "</feed>",
    "",
  ].join("\n");
}
