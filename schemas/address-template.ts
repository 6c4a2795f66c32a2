import * as z from "zod";

/** What a template for proposing a change may hold in braces. */
export const addressPlaceholders = ["code", "revision", "title", "place", "step", "path", "address", "text"] as const;
export type AddressPlaceholder = (typeof addressPlaceholders)[number];

/** No braces in the host or the addressee, so that no document can choose where its reader is sent. */
const FORM = /^(?:https?:\/\/[^\s/?#{}]+(?:[/?#]|$)|mailto:[^\s?{}]+(?:\?|$))/;

/**
 * A whole address with placeholders in braces, each percent-encoded when it is filled in: `https://`, `http://` or
 * `mailto:`, with a host or addressee of its own.
 */
export const addressTemplate = z
  .string()
  .trim()
  .regex(FORM, "is not an address that begins with https://, http:// or mailto:")
  .refine((template) => !/\p{Cc}/u.test(template), "is on more than one line")
  .refine(
    (template) => [...template.matchAll(/\{([^{}]*)\}?/g)].every(([whole, name]) => whole.endsWith("}") && isPlaceholder(name)),
    `holds in braces something else than ${addressPlaceholders.map((name) => `{${name}}`).join(", ")}`,
  );

function isPlaceholder(name: string | undefined): name is AddressPlaceholder {
  return addressPlaceholders.some((known) => known === name);
}
