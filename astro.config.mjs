import { cp } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const fileOf = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Where Vite has put the compiled pages. */
let compiled;

/**
 * What Astro leaves of this site are no pages, but what makes them: compiled, with all they import, and ready to be run for any library
 * (site/render/render-pages.ts). So Astro and Vite work once for a version of the tool, when it is bundled (cli/build.ts), and not for each portal.
 */
const pagesOfAnyLibrary = {
  name: "pages-of-any-library",
  hooks: {
    "astro:config:setup": ({ updateConfig }) => updateConfig({ vite: { plugins: [ownEntry] } }),
    "astro:config:done": ({ setAdapter }) =>
      setAdapter({
        name: "pages-of-any-library",
        entrypointResolution: "auto",
        adapterFeatures: { buildOutput: "static" },
        supportedAstroFeatures: { staticOutput: "stable", sharpImageService: "stable" },
      }),
    "astro:build:start": ({ setPrerenderer }) =>
      setPrerenderer({ name: "pages-of-any-library", getStaticPaths: async () => [], render: async () => new Response() }),
    // Astro is about to take them away again.
    "astro:build:generated": ({ dir }) => cp(compiled, fileURLToPath(dir), { recursive: true }),
  },
};

/** The compiled pages begin with what makes them, and import nothing but Node. */
const ownEntry = {
  name: "own-entry",
  applyToEnvironment: ({ name }) => name === "prerender",
  configEnvironment: (name) =>
    name === "prerender"
      ? { resolve: { noExternal: true }, build: { rolldownOptions: { input: fileOf("site/render/serve-page-orders.ts") } } }
      : undefined,
  writeBundle: ({ dir }) => {
    compiled = dir;
  },
};

/** The portal: static files only. */
export default {
  srcDir: fileOf("site"),
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  devToolbar: { enabled: false },
  compressHTML: true,
  vite: {
    logLevel: "error",
    // Astro's words would be in colours by a package that brings no licence along; the same under the name it comes from.
    resolve: { alias: { piccolore: "picocolors" } },
    environments: { prerender: { build: { rolldownOptions: { output: { entryFileNames: "prerender-entry.mjs" } } } } },
  },
  integrations: [pagesOfAnyLibrary],
};
