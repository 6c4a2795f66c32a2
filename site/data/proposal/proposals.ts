import type { Table } from "../../../languages/table.ts";
import type { AddressPlaceholder } from "../../../schemas/address-template.ts";
import type { DocumentContext, DocumentPortal } from "../document/document-portal.ts";
import { printedSections, roleName, typeOf } from "../document/frame.ts";
import { hasLostForce, isInForce, type ShownRevision } from "../library/shown-revision.ts";
import { homeAddress, revisionAddress, stepAnchor } from "../page/addresses.ts";
import { baseAddress, basePath } from "../page/base.ts";
import { languageParameter } from "../page/page-context.ts";
import { fillAddress } from "./fill-address.ts";

/** A place of a document a change can be proposed for. */
export interface ProposalPlace {
  /** The fragment of the place, on the document's page and on that of proposals. */
  anchor: string;
  /** “Langkah 8,”, “5”: what comes before its title, in the page's language. */
  lead: string;
  /** “Salam Penutup (Layanan 108)”, “Kebijakan Umum”: in the document's language; empty for the whole. */
  title: string;
  /** Its permanent address, as whole as it is known when the portal is built. */
  address: string;
  /** What can be copied, completed and passed on. */
  text: string;
  /** Where the library takes proposals; undefined where it does not say. */
  href: string | undefined;
}

/**
 * The revision a reader of `shown` proposes a change of: itself, else, since what has lost its force will not be revised,
 * the one in force; undefined where there is none.
 */
export function proposedRevision({ document }: DocumentPortal, shown: ShownRevision): ShownRevision | undefined {
  return hasLostForce(shown) ? document.all.find(isInForce) : shown;
}

/** Address of the page of proposals: `CODE/propose/`; of another revision than the one in force under that revision. */
export function proposalAddress(shown: ShownRevision): string {
  return `${homeAddress(shown)}propose/`;
}

/** The document as a whole, then its sections, then its steps. */
export function placesOf(context: DocumentContext, shown: ShownRevision, p: Table["proposal"]): ProposalPlace[] {
  const sections = printedSections(context.portal, shown).map(({ number, name }) => ({
    anchor: number,
    lead: number,
    title: name,
    step: "",
  }));
  const steps = shown.document.flows.flatMap((flow) =>
    flow.steps.map(({ number, title }) => {
      return { anchor: stepAnchor(number), lead: p.step(number), title: `${title} (${flow.title})`, step: String(number) };
    }),
  );
  const whole = { anchor: "", lead: p.whole, title: "", step: "" };
  return [whole, ...sections, ...steps].map((place) => {
    const values = valuesOf(place, context, shown, p);
    const template = context.portal.settings.portal.proposeChange;
    const href = template === undefined ? undefined : fillAddress(template, values);
    return { ...place, address: values.address, text: values.text, href };
  });
}

function valuesOf(
  { anchor, lead, title, step }: Pick<ProposalPlace, "anchor" | "lead" | "title"> & { step: string },
  { portal, language }: DocumentContext,
  shown: ShownRevision,
  p: Table["proposal"],
): Record<AddressPlaceholder, string> {
  const { facts, revision, controlled, document } = shown;
  const { code } = controlled;
  const parameter = languageParameter(portal, language);
  const top = `${baseAddress(portal.options.base) ?? basePath(portal.options.base)}${parameter === undefined ? "" : `${parameter}/`}`;
  const address = `${top}${revisionAddress(shown)}${anchor && `#${anchor}`}`;
  const place = `${lead} ${title}`.trim();
  const text = [
    `${p.text.document}: ${code}, ${facts.title}`,
    `${p.text.revision}: ${revision}`,
    `${p.text.place}: ${place}`,
    `${p.text.address}: ${address}`,
    "",
    ...[p.text.wrong, p.text.should, p.text.reason].flatMap((heading) => [heading, ""]),
  ].join("\n");
  return { code, revision, title: facts.title, place, step, path: `${document.folder}/${document.fileName}`, address, text };
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
