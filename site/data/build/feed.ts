import { escapeMarkup } from "../../../core/document/words/escape.ts";
import { sha256Hex } from "../../../core/sha256.ts";
import { dayIn, texts } from "../../texts/index.ts";
import { datedIssues } from "../lists/recent.ts";
import { issueAddress } from "./addresses.ts";
import { baseAddress, basePath } from "./base.ts";
import type { Portal } from "./portal.ts";
import { textDigest } from "./print-stamp.ts";

const NEWEST = 50;

/**
 * New revisions as an Atom feed (RFC 4287). Without an address of its own the portal's links begin at its path; the
 * ids are digests, so that they stay what they are when it moves.
 */
export function atomFeed(portal: Portal): string {
  const { options, settings } = portal;
  const base = baseAddress(options.base) ?? basePath(options.base);
  const t = texts[settings.language];
  const entries = datedIssues(portal).slice(0, NEWEST);
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
    ...entries.map(({ issue, on }) => {
      const name = `${issue.controlled.code} ${t.revision} ${issue.revision}: ${issue.facts.title}`;
      const summary = [`${t.effectiveDate}: ${issue.facts.effective ? dayIn(settings.language, issue.facts.effective) : t.notStated}`];
      summary.push(...(issue.facts.changes.at(-1)?.summary ?? []));
      return [
        "<entry>",
        `<id>urn:sha256:${sha256Hex(`${issue.controlled.code} ${issue.revision} ${textDigest(issue)}`)}</id>`,
        `<title>${escapeMarkup(name)}</title>`,
        `<updated>${on}T00:00:00Z</updated>`,
        `<link href="${escapeMarkup(`${base}${issueAddress(issue)}`)}"/>`,
        `<summary>${escapeMarkup(summary.join("\n"))}</summary>`,
        "</entry>",
      ].join("");
    }),
    "</feed>",
    "",
  ].join("\n");
}
