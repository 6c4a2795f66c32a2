import type { indonesian, scripts } from "./id.ts";

/** All that readers of portals and reports are told in one language. */
export type Table = typeof indonesian;

/** What scripts of pages say in one language. */
export type ScriptTexts = typeof scripts;

/** A table of which any text may be missing. */
export type PartialTable = Part<Omit<Table, "name">> & Pick<Table, "name">;
type Part<T> = T extends string | readonly unknown[] | ((...given: never[]) => unknown) ? T : { [K in keyof T]?: Part<T[K]> };
