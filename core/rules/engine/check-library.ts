import type { ReadingContext } from "../../document/read-document.ts";
import { rangeOf } from "../../library/fact-place.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { Library } from "../../library/library.ts";
import type { LibraryRule } from "../kit/define-library-rule.ts";
import type { RuleResult } from "../kit/make-finding.ts";
import { emitLife } from "./emit-life.ts";
import { judgeTouched } from "./judge-touched.ts";
import { MemoryStore } from "./memory-store.ts";
import { type Printing, printTold } from "./print-told.ts";

/** Runs library rules on a whole library as of its day. */
export function checkLibrary(library: Library, rules: readonly LibraryRule[], reading: ReadingContext): RuleResult {
  const store = new MemoryStore();
  for (const life of library.lives) store.replace(life.folder, emitLife(life, library.date, rules, reading));
  judgeTouched(store, rules, reading);
  return printTold(store, rules, printingOf(library.files, reading));
}

/** Looks places up in documents' facts. */
export function printingOf(files: readonly DocumentFacts[], reading: ReadingContext): Printing {
  const byPath = new Map(files.map((facts) => [facts.path, facts] as const));
  return printingBy((path) => byPath.get(path), reading);
}

/** Looks places up in the facts of a path, asked for one by one. */
export function printingBy(factsOf: (path: string) => DocumentFacts | undefined, { settings }: ReadingContext): Printing {
  return { settings, rangeIn: (path, place) => rangeOf(place, factsOf(path)) };
}
