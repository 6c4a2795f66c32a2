import { readFileSync } from "node:fs";

/**
 * A plugin of Stryker that leaves out every place no drawn mutant stands in (`sample.ts` says which are drawn, in the file that
 * `DRAWN_MUTANTS` names). Without it a drawn function body would bring all mutants inside it along.
 */
interface Place {
  start: { line: number; column: number };
  end: { line: number; column: number };
}

interface SeenPath {
  node: { loc?: Place | null; end?: number };
  parentPath?: SeenPath | null;
}

/** Places by the length of their file: a node does not know its file, and its outermost node ends where the file does. */
const drawn = new Map<number, Place[]>();
for (const mutant of JSON.parse(readFileSync(process.env["DRAWN_MUTANTS"] ?? "", "utf8")) as { fileName: string; location: Place }[]) {
  const length = readFileSync(mutant.fileName, "utf8").length;
  drawn.set(length, [...(drawn.get(length) ?? []), mutant.location]);
}

function fileLength(path: SeenPath): number | undefined {
  return path.parentPath ? fileLength(path.parentPath) : path.node.end;
}

/** Lines of nodes count from 1, those of mutants from 0. */
function encloses(outer: Place, inner: Place): boolean {
  const starts = inner.start.line + 1 - outer.start.line || inner.start.column - outer.start.column;
  const ends = outer.end.line - inner.end.line - 1 || outer.end.column - inner.end.column;
  return starts >= 0 && ends >= 0;
}

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "only-drawn",
    value: {
      shouldIgnore(path: SeenPath): string | undefined {
        const place = path.node.loc;
        if (!place) return undefined;
        const here = drawn.get(fileLength(path) ?? 0) ?? [];
        return here.some((one) => encloses(place, one)) ? undefined : "not drawn";
      },
    },
  },
];
