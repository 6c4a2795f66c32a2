/**
 * Has Windows look for programs, such as git and ssh-keygen, in PATH alone: of itself it takes one from the folder that is worked
 * in before any other, and what lies in a library's folder came with the library. Node's `spawn` and cmd.exe heed this alike, and
 * so do the programs they start; other systems never look there.
 */
export function findProgramsInPathAlone(): void {
  process.env["NoDefaultCurrentDirectoryInExePath"] = "1";
}
