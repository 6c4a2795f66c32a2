import { type ChildProcess, fork } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../../core/usage-error.ts";
import { LibraryMoved } from "../read/held-library.ts";
import type { BuildMessage } from "./build-messages.ts";
import type { FileDigests } from "./inventory-file.ts";
import type { PortalOptions } from "./portal-options.ts";

/** A process that makes portals' pages (site/render), one portal after the other. */
export interface PageMaker {
  /**
   * Makes pages in a folder; what is said meanwhile is heard. The process is ended where `signal` says that nobody waits for them.
   * @returns every file that was made, with its SHA-256
   * @throws Error with what the pages said when it fails, and UsageError when the process was ended from outside
   */
  make: (options: PortalOptions, folder: string, heard: (message: BuildMessage) => void, signal?: AbortSignal) => Promise<FileDigests>;
  end: () => void;
}

/** The process is started when it is first needed, and anew where it is gone. */
export function pageMaker(packageFolder: string): PageMaker {
  let running: { child: ChildProcess; said: string[] } | undefined;
  return {
    async make(options, folder, heard, signal) {
      if (!running?.child.connected) running = start(packageFolder);
      await mkdir(folder, { recursive: true });
      const { child, said } = running;
      said.length = 0;
      const made = answerOf(child, said, heard);
      child.send({ options, folder }, () => undefined);
      const end = () => child.kill("SIGKILL");
      signal?.addEventListener("abort", end);
      return made.finally(() => signal?.removeEventListener("abort", end));
    },
    end: () => running?.child.kill("SIGKILL"),
  };
}

/** Pages of one build, by a process that ends with it. */
export async function makePagesOnce(...[options, ...rest]: Parameters<PageMaker["make"]>): Promise<FileDigests> {
  const maker = pageMaker(options.package);
  try {
    return await maker.make(options, ...rest);
  } finally {
    maker.end();
  }
}

function start(packageFolder: string): { child: ChildProcess; said: string[] } {
  const child = fork(join(packageFolder, "dist", "portal", "prerender-entry.mjs"), {
    execArgv: [],
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    env: { ...process.env, NODE_ENV: "production" },
  });
  // Whoever ends the command ends what it began.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("close", () => process.removeListener("exit", end));
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
  return { child, said };
}

function answerOf(child: ChildProcess, said: readonly string[], heard: (message: BuildMessage) => void): Promise<FileDigests> {
  const { promise, resolve, reject } = Promise.withResolvers<FileDigests>();
  const hear = (messages: readonly BuildMessage[]): void => {
    for (const message of messages) hearOne(message);
  };
  const hearOne = (message: BuildMessage): void => {
    try {
      heard(message);
    } catch (error) {
      child.kill("SIGKILL");
      reject(error);
    }
    if ("moved" in message) reject(new LibraryMoved(message.moved));
    if ("failed" in message)
      reject(Object.assign(new Error(`the portal could not be built:\n${message.failed.trim()}`), { code: message.noRoom }));
    if ("ended" in message) resolve(message.ended.files);
  };
  const close = (status: number | null, signal: NodeJS.Signals | null) => reject(whyNot(status, signal, said.join("").trim()));
  child.on("message", hear).once("close", close).once("error", reject);
  return promise.finally(() => child.off("message", hear).off("close", close).off("error", reject));
}

/** Why a part of the portal is not there: the words of the process that makes it; where it was ended from outside it had no time for any. */
export function whyNot(status: number | null, signal: NodeJS.Signals | null, said: string): Error {
  if (signal === null) return new Error(`the portal could not be built:\n${said || `its process ended with ${status} and said nothing`}`);
  return new UsageError(
    {
      en: `The portal's build was ended from outside (${signal}).`,
      id: `Pembuatan portal dihentikan dari luar (${signal}).`,
    },
    {
      en: "A machine that has no memory left does that: give it more, or make the portal in parts with sop build --shard I/N.",
      id: "Mesin yang kehabisan memori melakukannya: tambah memorinya, atau buat portal dalam bagian dengan sop build --shard I/N.",
    },
  );
}
