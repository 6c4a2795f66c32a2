/**
 * How a drawing looks, as CSS. The page that shows it sets the custom properties to its own colours; without a page
 * (an SVG file by itself) the values here hold, in light and dark. What a description column says is also shown by reference
 * from another drawing, so its rules ask for nothing around it.
 */
export const flowStyle = `
.flow-drawing { font-family: "IBM Plex Sans", "Plex Stand-in", Arial, sans-serif; font-size: 12.5px; color: var(--flow-ink, #16191d); }
.flow-drawing text { fill: var(--flow-ink, #16191d); }
.flow-drawing .lane-head { fill: var(--flow-lane, #eef0f2); stroke: var(--flow-rule, #9aa1a9); }
.flow-drawing .lane-name { font-size: 13px; font-weight: 600; text-anchor: middle; }
.flow-drawing .lane-border { stroke: var(--flow-rule, #9aa1a9); stroke-width: 1; fill: none; }
.flow-drawing .row-rule { stroke: var(--flow-rule, #9aa1a9); stroke-width: 1; stroke-opacity: 0.35; }
.flow-drawing .phase-line { stroke: var(--flow-ink, #16191d); stroke-width: 1.3; fill: none; }
.flow-drawing .edge { fill: none; stroke: var(--flow-line, #3d444c); stroke-width: 1.5; }
.flow-drawing .edge.exception { stroke-dasharray: 7 3; }
.flow-drawing .exception-mark { fill: var(--flow-paper, #fff); stroke: var(--flow-line, #3d444c); stroke-width: 1.3; }
.flow-drawing .exception-sign { fill: none; stroke: var(--flow-line, #3d444c); stroke-width: 1.3; stroke-linecap: round; stroke-linejoin: round; }
.flow-drawing .exception-sign.failure { fill: var(--flow-line, #3d444c); stroke: none; }
.flow-drawing .edge.unknown { stroke-dasharray: 4 3; }
.flow-drawing .arrow, .flow-drawing .merge { fill: var(--flow-line, #3d444c); }
.flow-drawing .bar { fill: var(--flow-line, #3d444c); }
.flow-drawing .stem { stroke: var(--flow-line, #3d444c); stroke-width: 1.5; }
.flow-drawing .label { font-size: 12px; font-weight: 600; }
.flow-drawing .shape { fill: var(--flow-paper, #fff); stroke: var(--flow-ink, #16191d); stroke-width: 1.3; }
.flow-drawing .decision .shape { fill: var(--flow-lane, #eef0f2); }
.flow-drawing .capsule .shape { fill: var(--flow-ink, #16191d); stroke: none; }
.flow-drawing .capsule text { fill: var(--flow-paper, #fff); }
.flow-drawing .unknown-exit .shape { fill: var(--flow-paper, #fff); stroke: var(--flow-muted, #5c646d); stroke-width: 1.3; stroke-dasharray: 4 3; }
.flow-drawing .unknown-exit text { fill: var(--flow-muted, #5c646d); }
.flow-drawing .side-bar { stroke: var(--flow-ink, #16191d); stroke-width: 1.3; }
.flow-drawing .shape-text, .flow-drawing .shape-others { text-anchor: middle; }
.flow-drawing .shape-others { fill: var(--flow-muted, #5c646d); font-style: italic; }
.flow-drawing .words { pointer-events: none; }
.flow-drawing .reconstructed .shape { stroke-dasharray: 5 3; }
.flow-drawing .mark { fill: var(--flow-accent, #b3261e); font-weight: 600; font-size: 11px; }
.flow-drawing .mark-line { fill: none; stroke: var(--flow-accent, #b3261e); stroke-width: 2.5; }
.flow-drawing .gap-band { fill: none; stroke: var(--flow-muted, #5c646d); stroke-dasharray: 6 4; }
.description text { fill: var(--flow-ink, #16191d); }
.description .title { font-weight: 600; }
.description .fact, .description .gap { fill: var(--flow-muted, #5c646d); }
.description .fact { font-size: 12px; }
.flow-drawing a { cursor: pointer; text-decoration: none; }
.flow-drawing a:hover .shape, .flow-drawing a:focus .shape { stroke: var(--flow-accent, #b3261e); stroke-width: 2.6; }
.flow-drawing a:focus { outline: none; }
.flow-drawing a:focus-visible .shape { stroke-width: 5; }
.flow-drawing .lit > .edge { stroke: var(--flow-accent, #b3261e); stroke-width: 2.6; }
.flow-drawing .lit > .arrow { fill: var(--flow-accent, #b3261e); }
@media (forced-colors: active) {
  .flow-drawing text, .flow-drawing .shape-others, .description text, .description .fact, .description .gap { fill: CanvasText; }
  .flow-drawing .shape, .flow-drawing .decision .shape { fill: Canvas; stroke: CanvasText; }
  .flow-drawing a[href] .shape { stroke: LinkText; }
  .flow-drawing .lane-head { fill: Canvas; stroke: CanvasText; }
  .flow-drawing .edge, .flow-drawing .stem, .flow-drawing .lane-border, .flow-drawing .row-rule, .flow-drawing .phase-line { stroke: CanvasText; }
  .flow-drawing .exception-mark { fill: Canvas; stroke: CanvasText; }
  .flow-drawing .exception-sign { stroke: CanvasText; }
  .flow-drawing .exception-sign.failure { fill: CanvasText; }
  .flow-drawing .arrow, .flow-drawing .merge, .flow-drawing .bar { fill: CanvasText; }
  .flow-drawing .capsule .shape { fill: CanvasText; }
  .flow-drawing .capsule text { fill: Canvas; }
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
  const ground = ".flow-drawing { background: var(--flow-paper, #fff); }";
  const light = withColours(ground + flowStyle, {});
  return `${light}@media screen and (prefers-color-scheme: dark) {${withColours(ground + flowStyle.replace(/@media[\s\S]*$/, ""), dark)}}`;
}

function withColours(style: string, colours: Readonly<Record<string, string>>): string {
  return style.replace(/var\(--flow-([a-z]+), ([^)]+)\)/g, (_, name: string, fallback: string) => colours[name] ?? fallback);
}
