import { type Assets, bundleAssets } from "../../assets/bundle-assets.ts";
import { portal } from "./portal.ts";

let bundled: Promise<Assets> | undefined;

/** The portal's styles, scripts and fonts, bundled once per build. */
export function assets(): Promise<Assets> {
  bundled ??= portal().then(({ options, settings }) => bundleAssets(options.package, settings.portal.accent));
  return bundled;
}
