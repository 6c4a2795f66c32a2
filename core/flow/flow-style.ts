/**
 * How a drawing looks, as CSS. The page that shows it sets the custom properties to its own colours; without a page
 * (an SVG file by itself) the values here hold, in light and dark.
 */
export const flowStyle = `
.flow { font-family: "IBM Plex Sans", "Plex Stand-in", Arial, sans-serif; font-size: 12.5px; color: var(--flow-ink, #16191d); }
.flow text { fill: var(--flow-ink, #16191d); }
.flow .lane-head { fill: var(--flow-lane, #eef0f2); stroke: var(--flow-rule, #9aa1a9); }
.flow .lane-name { font-size: 13px; font-weight: 600; text-anchor: middle; }
.flow .lane-border { stroke: var(--flow-rule, #9aa1a9); stroke-width: 1; fill: none; }
.flow .row-rule { stroke: var(--flow-rule, #9aa1a9); stroke-width: 1; stroke-opacity: 0.35; }
.flow .edge { fill: none; stroke: var(--flow-line, #3d444c); stroke-width: 1.5; }
.flow .edge.unknown { stroke-dasharray: 4 3; }
.flow .arrow, .flow .merge { fill: var(--flow-line, #3d444c); }
.flow .bar { fill: var(--flow-line, #3d444c); }
.flow .stem { stroke: var(--flow-line, #3d444c); stroke-width: 1.5; }
.flow .label { font-size: 12px; font-weight: 600; }
.flow .shape { fill: var(--flow-paper, #fff); stroke: var(--flow-ink, #16191d); stroke-width: 1.3; }
.flow .decision .shape { fill: var(--flow-lane, #eef0f2); }
.flow .capsule .shape { fill: var(--flow-ink, #16191d); stroke: none; }
.flow .capsule text { fill: var(--flow-paper, #fff); }
.flow .unknown-exit .shape { fill: var(--flow-paper, #fff); stroke: var(--flow-muted, #5c646d); stroke-width: 1.3; stroke-dasharray: 4 3; }
.flow .unknown-exit text { fill: var(--flow-muted, #5c646d); }
.flow .side-bar { stroke: var(--flow-ink, #16191d); stroke-width: 1.3; }
.flow .shape-text { text-anchor: middle; }
.flow .reconstructed .shape { stroke-dasharray: 5 3; }
.flow .mark { fill: var(--flow-accent, #b3261e); font-weight: 600; font-size: 11px; }
.flow .mark-line { fill: none; stroke: var(--flow-accent, #b3261e); stroke-width: 2.5; }
.flow .gap-band { fill: none; stroke: var(--flow-muted, #5c646d); stroke-dasharray: 6 4; }
.flow .description .title { font-weight: 600; }
.flow .description .fact, .flow .description .gap { fill: var(--flow-muted, #5c646d); }
.flow .description .fact { font-size: 12px; }
.flow a { cursor: pointer; text-decoration: none; }
.flow a:hover .shape, .flow a:focus .shape { stroke: var(--flow-accent, #b3261e); stroke-width: 2.6; }
.flow a:focus { outline: none; }
.flow a:focus-visible .focus { stroke: var(--flow-accent, #b3261e); stroke-width: 2; fill: none; }
.flow .focus { fill: none; stroke: none; }
.flow .lit { stroke: var(--flow-accent, #b3261e); stroke-width: 2.6; }
.flow .arrow.lit { fill: var(--flow-accent, #b3261e); stroke: none; }
@media (forced-colors: active) {
  .flow text, .flow .description .fact, .flow .description .gap { fill: CanvasText; }
  .flow .shape, .flow .decision .shape { fill: Canvas; stroke: CanvasText; }
  .flow a .shape { stroke: LinkText; }
  .flow .edge, .flow .stem, .flow .lane-border, .flow .row-rule { stroke: CanvasText; }
  .flow .arrow, .flow .merge, .flow .bar { fill: CanvasText; }
  .flow .capsule .shape { fill: CanvasText; }
  .flow .capsule text { fill: Canvas; }
}
`;

/** Colours of an SVG file by itself, in the dark and on paper. */
const dark: Readonly<Record<string, string>> = {
  ink: "#e9ebee",
  paper: "#16191c",
  line: "#b6bdc5",
  lane: "#22272c",
  rule: "#59616a",
  muted: "#a2aab3",
  accent: "#ff8a80",
};

/** The style of an SVG file by itself: no custom properties, which not every viewer of SVG knows. */
export function standaloneStyle(): string {
  const ground = ".flow { background: var(--flow-paper, #fff); }";
  const light = withColours(ground + flowStyle, {});
  return `${light}@media screen and (prefers-color-scheme: dark) {${withColours(ground + flowStyle.replace(/@media[\s\S]*$/, ""), dark)}}`;
}

function withColours(style: string, colours: Readonly<Record<string, string>>): string {
  return style.replace(/var\(--flow-([a-z]+), ([^)]+)\)/g, (_, name: string, fallback: string) => colours[name] ?? fallback);
}
