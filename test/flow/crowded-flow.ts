const DECISIONS = 12;
const WAYS = 5;

/**
 * A flow whose drawing is given up: twelve decisions of one lane, one after the other, each with five ways far down, of which no
 * two lead to one step. So sixty lines run side by side, more than any lane gets tracks for.
 */
export function crowdedFlow(): string {
  const steps = Array.from({ length: DECISIONS + DECISIONS * WAYS }, (_, index) => {
    const number = index + 1;
    const far = Array.from({ length: WAYS }, (__, way) => number + DECISIONS * (way + 1));
    const ways = number < DECISIONS ? [number + 1, ...far] : far;
    const branches = ways.map((to, way) => `\n  - way ${way} → ${to}`).join("");
    return `#### ${number}. Step ${number}${number <= DECISIONS ? "?" : ""}\n\n- Actor: Agent\n- Next:${number <= DECISIONS ? branches : " end"}\n`;
  });
  return `### Crowded\n\n${steps.join("\n")}`;
}
