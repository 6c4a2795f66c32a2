import { type PortalOptions, portalOptions } from "../../../cli/portal/portal-options.ts";

export type { PortalOptions } from "../../../cli/portal/portal-options.ts";

/** Reads the options of this build; fails when the portal was not started by `sop build`. */
export function readPortalOptions(): PortalOptions {
  const text = process.env.SOP_PORTAL;
  if (text === undefined) throw new Error("SOP_PORTAL is not set: the portal is built by `sop build`");
  return portalOptions.parse(JSON.parse(text));
}
