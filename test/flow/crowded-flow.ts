/**
 * A flow whose drawing is given up: decisions one after the other, each with ways far down, of which no two lead to one step, so
 * that so many lines run side by side. By default twelve of five ways in one lane: sixty lines, more than any lane gets tracks for.
 */
export function crowdedFlow({ decisions = 12, ways = 5, actors = ["Agent"] } = {}): string {
  const steps = Array.from({ length: decisions + decisions * ways }, (_, index) => {
    const number = index + 1;
    const far = Array.from({ length: ways }, (__, way) => number + decisions * (way + 1));
    const next = number < decisions ? [number + 1, ...far] : far;
    const branches = next.map((to, way) => `\n  - way ${way} → ${to}`).join("");
    const title = `Step ${number}${number <= decisions ? "?" : ""}`;
    return `#### ${number}. ${title}\n\n- Actor: ${actors[index % actors.length]}\n- Next:${number <= decisions ? branches : " end"}\n`;
  });
  return `### Crowded\n\n${steps.join("\n")}`;
}
