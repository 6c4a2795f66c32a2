import { fileURLToPath } from "node:url";
import { defineConfig } from "astro/config";

/** The portal: static files only. `sop build` runs it and says by `SOP_PORTAL` which library to show (cli/portal/build-portal.ts). */
export default defineConfig({
  // Astro works in a folder of its own (cli/portal/run-astro.ts).
  srcDir: fileURLToPath(new URL("./site", import.meta.url)),
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  cacheDir: process.env.SOP_PORTAL_CACHE,
  devToolbar: { enabled: false },
  compressHTML: true,
  vite: { logLevel: "error" },
  integrations: [
    {
      name: "last-word",
      // Sent when all else was: a process that ends with words on the way takes them with it (cli/portal/build-messages.ts).
      hooks: { "astro:build:done": () => new Promise((done) => (process.send ? process.send({ ended: true }, done) : done())) },
    },
  ],
});
