import pc from "picocolors";
import type { ReferenceNode, ReferencePlace } from "../../../core/library/find-references.ts";
import { textsIn } from "../../../languages/index.ts";
import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";

/** Documents as a tree, each with the places below its code. */
export function treeOfReferences(node: ReferenceNode, language: Language, colour: boolean): string[] {
  const paint = pc.createColors(colour);
  return node.children.flatMap((child, index) => {
    const last = index === node.children.length - 1;
    const repeated = child.repeated ? paint.dim(` (${textsIn(language).reports.refs.seeAbove})`) : "";
    const head = `${last ? "└─" : "├─"} ${paint.bold(child.code)}${child.title === undefined ? "" : `  ${child.title}`}${repeated}`;
    const rest = last ? "   " : "│  ";
    return [
      head,
      ...placeLines(child.places, language).map((line) => `${rest}   ${paint.dim(line)}`),
      ...treeOfReferences(child, language, colour).map((line) => `${rest}${line}`),
    ];
  });
}

/** Places in words, each once. */
export function placeLines(places: readonly ReferencePlace[], language: Language): string[] {
  const lines = places.map(({ where, path, line }) => `${pick(where, language)}  ${path}:${line}`);
  return [...new Set(lines)];
}
