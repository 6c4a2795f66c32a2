import { PassThrough } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";
import {
  createConnection,
  createProtocolConnection,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
} from "vscode-languageserver/node";
import { serveEditor } from "../../cli/editor/language-server.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";

const packageRoot = fileURLToPath(new URL("../../", import.meta.url));

/** An editor as the protocol knows it. */
export class EditorClient {
  readonly connection: ProtocolConnection;
  readonly #told = new Map<string, PublishDiagnosticsParams>();
  readonly #waiting = new Map<string, (told: PublishDiagnosticsParams) => void>();
  readonly #open = new Set<string>();
  #version = 0;

  constructor(connection: ProtocolConnection) {
    this.connection = connection;
    connection.onNotification("textDocument/publishDiagnostics", (told: PublishDiagnosticsParams) => {
      this.#told.set(told.uri, told);
      this.#waiting.get(told.uri)?.(told);
    });
    connection.listen();
  }

  async start(): Promise<unknown> {
    const answer = await this.connection.sendRequest("initialize", { processId: null, rootUri: null, capabilities: {} });
    await this.connection.sendNotification("initialized", {});
    return answer;
  }

  /** Opens a text, or types in it, and waits for what is found in just that version. */
  async show(path: string, text: string): Promise<PublishDiagnosticsParams["diagnostics"]> {
    const uri = pathToFileURL(path).href;
    const isOpen = this.#open.has(uri);
    this.#open.add(uri);
    const version = ++this.#version;
    const told = new Promise<PublishDiagnosticsParams>((done) => {
      this.#waiting.set(uri, (one) => {
        if (one.version === version) done(one);
      });
    });
    if (isOpen)
      await this.connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [{ text }] });
    else await this.connection.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "markdown", version, text } });
    return (await told).diagnostics;
  }

  async close(path: string): Promise<void> {
    const uri = pathToFileURL(path).href;
    this.#open.delete(uri);
    await this.connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
  }

  /** What was told of a text last. */
  last(path: string): PublishDiagnosticsParams["diagnostics"] {
    return this.#told.get(pathToFileURL(path).href)?.diagnostics ?? [];
  }

  /** Asks about a place, found as the `|` in what is written around it. */
  // biome-ignore lint/suspicious/noExplicitAny: answers are looked at as JSON.
  ask(method: string, path: string, position: { line: number; character: number }, more: object = {}): Promise<any> {
    return this.connection.sendRequest(`textDocument/${method}`, { textDocument: { uri: pathToFileURL(path).href }, position, ...more });
  }
}

/** A client and a server in this process, which know each other by two streams. */
export function connectEditor(today: string, language?: "id" | "en"): EditorClient {
  const [up, down] = [new PassThrough(), new PassThrough()];
  serveEditor(createConnection(up, down), { version: "0.0.0", packageRoot, language, today: () => today as IsoDate });
  return new EditorClient(createProtocolConnection(down, up));
}

/** Where something stands in a text: at the `|` of what is written there. */
export function placeOf(text: string, marked: string): { line: number; character: number } {
  const offset = marked.indexOf("|");
  const found = text.indexOf(marked.replace("|", ""));
  if (found < 0 || offset < 0) throw new Error(`not there: ${marked}`);
  const before = text.slice(0, found + offset).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length };
}
