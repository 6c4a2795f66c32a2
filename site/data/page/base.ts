/** The path part of a portal's base, with slashes at both ends: `/` or `/sop/`. */
export function basePath(base: string): string {
  const path = /^https?:\/\//i.test(base) ? new URL(base).pathname : base;
  return `/${path.split("/").filter(Boolean).join("/")}/`.replace("//", "/");
}

/** The whole address of the portal, ending in a slash; undefined where the base is a path alone. */
export function baseAddress(base: string): string | undefined {
  return /^https?:\/\//i.test(base) ? `${base.replace(/\/+$/, "")}/` : undefined;
}
