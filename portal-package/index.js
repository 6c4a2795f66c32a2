import { createRequire } from "node:module";

/** Finds files of the packages that come with this one. */
export const { resolve } = createRequire(import.meta.url);

/** The browser's protocol: prints and pictures. */
export const loadPlaywright = () => import("playwright-core");

/** The full text index. */
export const loadPagefind = () => import("pagefind");
