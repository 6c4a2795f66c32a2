/** What was made of some objects, and of these with one more. */
interface Kept<Made> {
  made: { value: Made } | undefined;
  further: WeakMap<object, Kept<Made>>;
}

/** Stands for the build that is under way. */
let build = {};

/** Begins another build in the same process: nothing that was made once is known any more. */
export function forgetBuild(): void {
  build = {};
}

/**
 * A function that makes its result once in a build. Results are kept by all its arguments, each by which object it is, and
 * as long as these are; a function without arguments has one result.
 */
export function once<Of extends readonly object[], Made>(make: (...of: Of) => Made): (...of: Of) => Made {
  const first: Kept<Made> = { made: undefined, further: new WeakMap() };
  return (...of) => {
    const kept = [build, ...of].reduce(furtherFrom, first);
    kept.made ??= { value: make(...of) };
    return kept.made.value;
  };
}

function furtherFrom<Made>({ further }: Kept<Made>, one: object): Kept<Made> {
  const known = further.get(one);
  if (known) return known;
  const kept: Kept<Made> = { made: undefined, further: new WeakMap() };
  further.set(one, kept);
  return kept;
}

/**
 * The same for values that are equal, not for objects, of which only the last `limit` are kept: pages of one document are
 * made one after the other, and what one of them has read or drawn serves the others, while memory stays flat.
 */
export function onceAmongLast<Of, Made>(limit: number, make: (of: Of) => Made): (of: Of) => Made {
  const kept = new Map<Of, Made>();
  return (of) => {
    if (kept.has(of)) return kept.get(of) as Made;
    const made = make(of);
    kept.set(of, made);
    const [oldest] = kept.keys();
    if (kept.size > limit) kept.delete(oldest as Of);
    return made;
  };
}
