import type { Table } from "../../../languages/table.ts";
import type { DocumentContext, DocumentPortal } from "../document/document-portal.ts";
import { roleName, typeOf } from "../document/frame.ts";
import { hasLostForce, isInForce, type ShownRevision } from "../library/shown-revision.ts";
import { homeAddress, revisionAddress } from "../page/addresses.ts";
import { baseAddress, basePath } from "../page/base.ts";
import { languageParameter } from "../page/page-context.ts";
import { fillAddress } from "./fill-address.ts";

/** What is passed on of a revision, as a text to copy and as an address where the library takes proposals. */
export interface Proposal {
  /** The revision's permanent address, as whole as it is known when the portal is built. */
  address: string;
  /** The words of the place, of the document as a whole. */
  place: string;
  /** What stands before the place and its address in the text, and after them. */
  text: { before: string; between: string; after: string };
  /** Where the library takes proposals, filled in for the whole document; undefined where it does not say. */
  href: string | undefined;
  /** The same with `marks` where what a place says of itself is to stand. */
  open: string | undefined;
}

/** Stand in an open address for what is known when a place is chosen: characters of private use, which texts have no use for. */
export const marks = { place: "\uE001", step: "\uE002", address: "\uE003", text: "\uE004" } as const;

/**
 * The revision a reader of `shown` proposes a change of: itself, else, since what has lost its force will not be revised,
 * the one in force; undefined where there is none.
 */
export function proposedRevision({ document }: DocumentPortal, shown: ShownRevision): ShownRevision | undefined {
  return hasLostForce(shown) ? document.all.find(isInForce) : shown;
}

/** The fragment of a document's page under which a change of it is proposed. */
export const PROPOSE = "propose";

/** Where a change of a step is proposed, from a page of the revision whose way to the top is `up`. */
export function proposalHref(shown: ShownRevision, { address, up }: DocumentContext, anchor: string): string {
  const home = homeAddress(shown);
  // On its own page a script sees by the link which step it stands at.
  return address === home ? `#${PROPOSE}` : `${up}${home}?${PROPOSE}=${anchor}#${PROPOSE}`;
}

/** A proposal for a revision, in the language of the page. */
export function proposalOf({ portal, language }: DocumentContext, shown: ShownRevision, p: Table["proposal"]): Proposal {
  const { facts, revision, controlled, document } = shown;
  const { code } = controlled;
  const parameter = languageParameter(portal, language);
  const top = `${baseAddress(portal.options.base) ?? basePath(portal.options.base)}${parameter === undefined ? "" : `${parameter}/`}`;
  const address = `${top}${revisionAddress(shown)}`;
  const place = p.whole;
  const text = {
    before: [`${p.text.document}: ${code}, ${facts.title}`, `${p.text.revision}: ${revision}`, `${p.text.place}: `].join("\n"),
    between: `\n${p.text.address}: `,
    after: ["", "", ...[p.text.wrong, p.text.should, p.text.reason].flatMap((heading) => [heading, ""])].join("\n"),
  };
  const own = { code, revision, title: facts.title, path: `${document.folder}/${document.fileName}` };
  const whole = { place, step: "", address, text: `${text.before}${place}${text.between}${address}${text.after}` };
  const template = portal.settings.portal.proposeChange;
  const filled = (values: Record<keyof typeof marks, string>) =>
    template === undefined ? undefined : fillAddress(template, { ...own, ...values });
  return { address, place, text, href: filled(whole), open: filled(marks) };
}

/** Whom the document itself names: its owner, and who drew it up, in the revision issued last where a draft is not signed yet. */
export function contactsOf(portal: DocumentPortal, shown: ShownRevision): { role: string | undefined; name: string }[] {
  const signed = [shown, ...portal.document.all].find(({ document }) => Object.keys(document.frontMatter.approvals).length > 0) ?? shown;
  const { approvals } = signed.document.frontMatter;
  const role = (typeOf(portal, signed)?.approvals ?? Object.keys(approvals)).find((one) => approvals[one]);
  const approval = role === undefined ? undefined : approvals[role];
  const { owner } = shown.document.frontMatter;
  return [
    ...(owner === undefined ? [] : [{ role: undefined, name: owner }]),
    ...(role === undefined || !approval ? [] : [{ role: roleName(portal, signed, role), name: `${approval.name}, ${approval.position}` }]),
  ];
}
