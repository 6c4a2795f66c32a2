import { type Assets, bundleAssets } from "../../assets/bundle-assets.ts";
import { once } from "../library/once.ts";
import { portal } from "../library/portal.ts";

/** The portal's styles, scripts and fonts, bundled. */
export const assets = once(async (): Promise<Assets> => {
  const { options, settings } = await portal();
  return bundleAssets(options.package, settings.portal.accent);
});
