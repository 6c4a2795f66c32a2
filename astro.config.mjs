import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
// Astro works in a folder of its own, from which the packages of sop-control-portal are found (cli/portal/run-astro.ts).
const workshop = join(process.cwd(), "astro.config.mjs");

/** A project may have other packages of these names, in other versions, nearer to this folder. */
const packagesOfThePortal = {
  name: "packages-of-the-portal",
  enforce: "pre",
  resolveId(id, importer, options) {
    const isOurs = importer?.startsWith(here) && !importer.startsWith("node_modules", here.length);
    if (!isOurs || !/^(?:@[a-z0-9-]+\/)?[a-z0-9-]+(?:\/|$)/.test(id)) return undefined;
    return this.resolve(id, workshop, { ...options, skipSelf: true });
  },
};

/** The portal: static files only. `sop build` runs it and says by `SOP_PORTAL` which library to show (cli/portal/build-portal.ts). */
export default {
  srcDir: fileURLToPath(new URL("./site", import.meta.url)),
  output: "static",
  trailingSlash: "always",
  build: { format: "directory" },
  cacheDir: process.env.SOP_PORTAL_CACHE,
  devToolbar: { enabled: false },
  compressHTML: true,
  vite: { logLevel: "error", plugins: [packagesOfThePortal] },
  integrations: [
    {
      name: "last-word",
      // Sent when all else was: a process that ends with words on the way takes them with it (cli/portal/build-messages.ts).
      hooks: { "astro:build:done": () => new Promise((done) => (process.send ? process.send({ ended: true }, done) : done())) },
    },
  ],
};
