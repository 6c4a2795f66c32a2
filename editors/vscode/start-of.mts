/**
 * How a program is started in a folder. On Windows npm's programs are scripts, which only a shell starts: to it a path with blanks is several
 * words unless it is quoted. It would also take a program of that name from the workspace before any that is installed, unless it is told not to.
 */
export function startOf(command: string, args: readonly string[], cwd: string | undefined, platform: NodeJS.Platform = process.platform) {
  const isWindows = platform === "win32";
  const quoted = (word: string) => (isWindows && /[^\w.:\\/=-]/.test(word) ? `"${word.replaceAll('"', "")}"` : word);
  const env = { ...process.env, NoDefaultCurrentDirectoryInExePath: "1" };
  return { command: quoted(command), args: args.map(quoted), options: { ...(cwd !== undefined && { cwd }), env, shell: isWindows } };
}
