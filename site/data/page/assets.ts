import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { sha256Hex } from "../../../core/sha256.ts";
import { ACCENT_PLACE, accentStyle } from "../../assets/accent.ts";
import { once } from "../library/once.ts";
import { portal } from "../library/portal.ts";

/** A file served from `assets/`; its name carries its hash, so that it can be kept for ever. */
export interface Asset {
  name: string;
  contents: Uint8Array<ArrayBuffer>;
}

export interface Assets {
  files: readonly Asset[];
  /** The file that was made of an entry such as `portal.css`. */
  nameOf: (entry: string) => string;
}

const STYLE = "portal.css";

/** The portal's styles, scripts and fonts as they were bundled (site/assets/bundle-assets.ts), in the library's accent colour. */
export const assets = once(async (): Promise<Assets> => {
  const { options, settings } = await portal();
  const bundled = join(options.package, "dist", "portal");
  const names = new Map(Object.entries(JSON.parse(await readFile(join(bundled, "assets.json"), "utf8")) as Record<string, string>));
  const files: Asset[] = [];
  for (const name of (await readdir(join(bundled, "assets"))).sort()) {
    const contents = new Uint8Array(await readFile(join(bundled, "assets", name)));
    files.push(name === names.get(STYLE) ? inAccent(contents, settings.portal.accent) : { name, contents });
    if (name === names.get(STYLE)) names.set(STYLE, files.at(-1)?.name ?? "");
  }
  return { files, nameOf: (entry) => requireName(names, entry) };
});

function inAccent(bundled: Uint8Array, accent: string | undefined): Asset {
  const [before = "", after] = new TextDecoder().decode(bundled).split(ACCENT_PLACE);
  if (after === undefined) throw new Error("The bundled style has no place for the accent colour");
  const contents = new TextEncoder().encode(`${before}${accent === undefined ? "" : accentStyle(accent)}${after}`);
  return { name: `portal-${sha256Hex(contents).slice(0, 8).toUpperCase()}.css`, contents };
}

function requireName(names: ReadonlyMap<string, string>, entry: string): string {
  const name = names.get(entry);
  if (name === undefined) throw new Error(`The portal has no asset named “${entry}”`);
  return name;
}
