import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { beginBuild, portal } from "../../site/data/library/portal.ts";

const library = fileURLToPath(new URL("../../sops", import.meta.url));
const date = "2026-11-23" as IsoDate;

test("a text is parsed once for all pages of its document, and let go when another's are made", async () => {
  const place = join(tmpdir(), "no-tool");
  beginBuild({ library, date, drafts: true, offline: false, base: "/", package: place, version: "0", passages: "", fresh: true });
  const { documents, read } = await portal();
  const [one, other] = [...documents.values()].filter(({ all }) => all.length > 1);
  if (!one || !other) throw new Error("there are no documents of several revisions");
  const [ofOne, ofOther] = [one, other].map(({ all }) => all.map(({ document }) => document));
  const parsed = ({ all }: typeof one) => all.map(({ document }) => document);
  for (const turned of [one, one, other]) {
    read.turnTo(turned.all);
    for (const [index, text] of parsed(turned).entries()) expect(text).toBe((turned === one ? ofOne : ofOther)?.[index]);
  }
  for (const [index, text] of parsed(one).entries()) {
    expect(text).not.toBe(ofOne?.[index]);
    expect(text.lines).toEqual(ofOne?.[index]?.lines);
  }
  for (const [index, text] of parsed(other).entries()) expect(text).toBe(ofOther?.[index]);
});

test.each([{ helps: false }, { helps: true }])(
  "nothing holds a text that was let go, where the build is one of several: $helps",
  async ({ helps }) => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const place = join(tmpdir(), "no-tool");
    beginBuild({ library, date, drafts: true, offline: false, base: "/", package: place, version: "0", passages: "", fresh: true, helps });
    const { documents, read } = await portal();
    const shown = [...documents.values()];
    const parsed = shown.flatMap(({ all }) => all.map(({ document }) => new WeakRef(document)));
    for (const { all } of shown) read.turnTo(all);
    read.turnTo([]);
    // What a promise brought is held until the next turn.
    await new Promise((resolve) => setTimeout(resolve, 10));
    collect();
    expect(parsed.filter((text) => text.deref() !== undefined)).toHaveLength(0);
  },
);
