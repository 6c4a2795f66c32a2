import { openGit } from "../files/git.ts";

/** Who committed what was written down at a moment, `A.A. <aa@example.org>`; undefined where git does not know. */
export type WrittenBy = (time: string) => string | undefined;

/**
 * Who brought each moment that stands in a folder's files into git first: the name typed beside it is the writer's own say,
 * this is the committer's machine's. Reads the folder's whole history; knows nothing where there is none.
 * @param root the library's folder
 */
export async function readWrittenBy(root: string, folder: string): Promise<WrittenBy> {
  const log = await openGit(root)
    .raw([
      "log",
      "--reverse",
      "--patch",
      "--unified=0",
      "--no-renames",
      "--no-color",
      "--no-ext-diff",
      "--format=%x00%an <%ae>",
      "--",
      folder,
    ])
    .catch(() => "");
  const authors = new Map<string, string>();
  for (const commit of log.split("\0")) {
    const [author = "", ...lines] = commit.split("\n");
    for (const line of lines) {
      const time = line.startsWith("+") ? /\btime: ["']?([0-9T:.+Z-]+)/.exec(line)?.[1] : undefined;
      if (time !== undefined && !authors.has(time)) authors.set(time, author);
    }
  }
  return (time) => authors.get(time);
}
