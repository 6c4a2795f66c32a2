import { createHash } from "node:crypto";
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
    `<id>urn:sha256:${createHash("sha256").update(`sop ${settings.organisation}`).digest("hex")}</id>`,
    `<title>${xml(title)}</title>`,
    `<updated>${updated}T00:00:00Z</updated>`,
    `<author><name>${xml(settings.organisation)}</name></author>`,
    `<link rel="self" type="application/atom+xml" href="${xml(`${base}feed.xml`)}"/>`,
    `<link href="${xml(base)}"/>`,
    ...entries.map(({ issue, on }) => {
      const name = `${issue.controlled.code} ${t.revision} ${issue.revision}: ${issue.facts.title}`;
      const summary = [`${t.effectiveDate}: ${issue.facts.effective ? dayIn(settings.language, issue.facts.effective) : t.notStated}`];
      summary.push(...(issue.facts.changes.at(-1)?.summary ?? []));
      return [
        "<entry>",
        `<id>urn:sha256:${createHash("sha256")
          .update(`${issue.controlled.code} ${issue.revision} ${textDigest(issue)}`)
          .digest("hex")}</id>`,
        `<title>${xml(name)}</title>`,
        `<updated>${on}T00:00:00Z</updated>`,
        `<link href="${xml(`${base}${issueAddress(issue)}`)}"/>`,
        `<summary>${xml(summary.join("\n"))}</summary>`,
        "</entry>",
      ].join("");
    }),
    "</feed>",
    "",
  ].join("\n");
}

/** Text in XML; characters XML does not allow are dropped. */
export function xml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
