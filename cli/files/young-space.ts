import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";

/** Looked at once in so many documents. */
const EACH = 50;
/** As much as what was just made takes before Node looks what of it is still needed, in bytes: more than this is hardly quicker. */
const ENOUGH = 16_000_000;

/**
 * Keeps a long run small. Of what is made and dropped at once, Node lets 134 MB come together; an eighth of that costs hardly
 * more time. It can be told only by how much this space grows next: not at all, once it is large enough.
 * @returns what to call with each document
 */
export function createYoungSpaceBound(): () => void {
  let documents = 0;
  let isBound = false;
  return () => {
    if (isBound || ++documents % EACH !== 0) return;
    const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
    if (young === undefined || young.space_size < ENOUGH) return;
    setFlagsFromString("--semi-space-growth-factor=1");
    isBound = true;
  };
}
