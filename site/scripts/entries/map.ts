import { edgePath, type MapNode, mapSizes, placeNodes } from "../../map/layout.ts";
import { askedPlace } from "../page/decode.ts";

const map = document.querySelector<SVGSVGElement>("[data-citation-map]");
if (map) narrowByChoice(map);

/** A choice narrows the map to a document and its neighbours; a second choice of the same opens it. */
function narrowByChoice(map: SVGSVGElement): void {
  const shapes = [...map.querySelectorAll<SVGGraphicsElement>(".map-node")];
  const codes = new Set(shapes.map((shape) => shape.dataset["code"] ?? ""));
  map.addEventListener("click", (event) => {
    const shape = (event.target as Element).closest<SVGGraphicsElement>(".map-node");
    const code = shape?.dataset["code"];
    if (code === undefined || event.ctrlKey || event.metaKey || event.shiftKey || code === chosen()) return;
    event.preventDefault();
    location.hash = encodeURIComponent(code);
  });
  document.querySelector("[data-map-all]")?.addEventListener("click", () => {
    location.hash = "";
  });
  let before = chosen();
  addEventListener("hashchange", () => show(chosen() ?? before));
  draw(map, shapes, before);
  if (before !== undefined) bringIntoView(before);

  /** What was looked at stays in view, wherever it stands now. */
  function show(code: string | undefined): void {
    before = chosen();
    draw(map, shapes, before);
    if (code !== undefined) bringIntoView(code);
  }

  function bringIntoView(code: string): void {
    shapes.find(({ dataset }) => dataset["code"] === code)?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  function chosen(): string | undefined {
    const code = askedPlace();
    return codes.has(code) ? code : undefined;
  }
}

function draw(map: SVGSVGElement, shapes: readonly SVGGraphicsElement[], chosen: string | undefined): void {
  const edges = [...map.querySelectorAll<SVGPathElement>(".map-edges path")];
  const near = new Set(
    edges.flatMap(({ dataset }) =>
      chosen === undefined || dataset["from"] === chosen || dataset["to"] === chosen ? [dataset["from"], dataset["to"]] : [],
    ),
  );
  const shown = shapes.filter(({ dataset }) => chosen === undefined || dataset["code"] === chosen || near.has(dataset["code"]));
  const { spots, width, height, columns } = placeNodes(shown.map(nodeOf));
  map.setAttribute("viewBox", `0 0 ${width} ${height}`);
  map.setAttribute("width", String(width));
  map.setAttribute("height", String(height));
  for (const shape of shapes) {
    const spot = spots.get(shape.dataset["code"] ?? "");
    shape.classList.toggle("away", spot === undefined);
    shape.classList.toggle("chosen", shape.dataset["code"] === chosen);
    if (spot) shape.setAttribute("transform", `translate(${spot.x} ${spot.y})`);
  }
  for (const edge of edges) {
    const [from, to] = [spots.get(edge.dataset["from"] ?? ""), spots.get(edge.dataset["to"] ?? "")];
    const away = !from || !to || (chosen !== undefined && edge.dataset["from"] !== chosen && edge.dataset["to"] !== chosen);
    edge.classList.toggle("away", away);
    if (from && to) edge.setAttribute("d", edgePath(from, to));
  }
  for (const head of map.querySelectorAll<SVGTextElement>(".map-heads text")) {
    const index = columns.indexOf(Number(head.dataset["column"]));
    head.classList.toggle("away", index < 0);
    if (index >= 0) head.setAttribute("x", String(mapSizes.margin + index * (mapSizes.width + mapSizes.gapX)));
  }
  document.querySelector("[data-map-all]")?.toggleAttribute("hidden", chosen === undefined);
}

function nodeOf({ dataset }: SVGGraphicsElement): MapNode {
  return { code: dataset["code"] ?? "", title: "", column: Number(dataset["column"]) };
}
