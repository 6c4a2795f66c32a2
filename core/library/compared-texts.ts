import type { DocumentFacts } from "./facts.ts";
import type { DocumentOnDay } from "./life-on-day.ts";

/** When a text stands beside those of other documents. */
export interface ComparedUse {
  /** In the library in force. */
  isInForce: boolean;
  /** In the library as it will be when what is scheduled and drafted is issued. */
  isComing: boolean;
}

/**
 * The texts of a document that are compared with other documents'. Two of one document never stand beside each other: that
 * a draft says otherwise than the revision it replaces is no contradiction.
 */
export function comparedTexts({ effective, coming }: DocumentOnDay): ({ text: DocumentFacts } & ComparedUse)[] {
  const inForce = effective?.facts;
  return [
    ...(inForce ? [{ text: inForce, isInForce: true, isComing: inForce === coming }] : []),
    ...(coming && coming !== inForce ? [{ text: coming, isInForce: false, isComing: true }] : []),
  ];
}

/** A use beside the one it is measured by. */
export interface ComparedPair<U> {
  one: U;
  model: U;
  /** True in the library to come. */
  isToCome: boolean;
}

/**
 * Each use beside the one it is measured by: the first of the library in force, then the first of the library to come,
 * where what is in force comes first.
 */
export function* comparedPairs<U extends { use: ComparedUse }>(group: readonly U[]): Iterable<ComparedPair<U>> {
  const inForce = group.filter(({ use }) => use.isInForce);
  const coming = group.filter(({ use }) => use.isComing);
  const toCome = [...coming.filter(({ use }) => use.isInForce), ...coming.filter(({ use }) => !use.isInForce)];
  for (const uses of [inForce, toCome]) {
    const [model, ...others] = uses;
    if (model) for (const one of others) yield { one, model, isToCome: uses === toCome };
  }
}
