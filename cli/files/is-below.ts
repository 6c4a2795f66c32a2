import system from "node:path";

/** True of a folder and of what lies below it, as the system tells names apart: to Windows `c:\work` is `C:\Work`, and from one drive no way leads to another. */
export function isBelow(folder: string, path: string, { isAbsolute, relative, sep } = system): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
