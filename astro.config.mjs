import { defineConfig } from "astro/config";

/** The portal: static files only. `sop build` runs it and says by `SOP_PORTAL` which library to show (cli/portal/build-portal.ts). */
export default defineConfig({
  srcDir: "./site",
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  cacheDir: process.env.SOP_PORTAL_CACHE,
  devToolbar: { enabled: false },
  compressHTML: true,
  vite: { logLevel: "error" },
});
