import type { ReferenceNode } from "../../../core/library/find-references.ts";

/** Arrows from the document that cites to the one cited, each once. */
function arrowsOf(cites: ReferenceNode, citedBy: ReferenceNode): { names: Map<string, string | undefined>; arrows: Set<string> } {
  const names = new Map<string, string | undefined>();
  const arrows = new Set<string>();
  const visit = (node: ReferenceNode, forward: boolean): void => {
    names.set(node.code, node.title);
    for (const child of node.children) {
      arrows.add(JSON.stringify(forward ? [node.code, child.code] : [child.code, node.code]));
      visit(child, forward);
    }
  };
  visit(cites, true);
  visit(citedBy, false);
  return { names, arrows };
}

/** Graphviz. */
export function dotOfReferences(cites: ReferenceNode, citedBy: ReferenceNode): string {
  const { names, arrows } = arrowsOf(cites, citedBy);
  const quote = (text: string) => `"${text.replace(/[\\"]/g, "\\$&")}"`;
  const nodes = [...names].map(
    ([code, title]) => `  ${quote(code)} [label=${quote(title === undefined ? code : `${code}\\n${title}`).replaceAll("\\\\n", "\\n")}];`,
  );
  const edges = [...arrows].map((arrow) => (JSON.parse(arrow) as [string, string]).map(quote)).map(([from, to]) => `  ${from} -> ${to};`);
  return ["digraph references {", "  rankdir=LR;", "  node [shape=box];", ...nodes, ...edges, "}", ""].join("\n");
}

/** Mermaid's flowchart. */
export function mermaidOfReferences(cites: ReferenceNode, citedBy: ReferenceNode): string {
  const { names, arrows } = arrowsOf(cites, citedBy);
  const ids = new Map([...names.keys()].map((code, index) => [code, `d${index + 1}`]));
  const entities = (text: string) => text.replace(/["#;<>&\\`]/g, (mark) => `#${mark.codePointAt(0)};`);
  const nodes = [...names].map(([code, title]) => `  ${ids.get(code)}["${entities(title === undefined ? code : `${code} ${title}`)}"]`);
  const edges = [...arrows]
    .map((arrow) => (JSON.parse(arrow) as [string, string]).map((code) => ids.get(code)))
    .map(([from, to]) => `  ${from} --> ${to}`);
  return ["flowchart LR", ...nodes, ...edges, ""].join("\n");
}
