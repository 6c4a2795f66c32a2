import { existsSync } from "node:fs";
import { join } from "node:path";
import * as vscode from "vscode";
import { LanguageClient, type ServerOptions, TransportKind } from "vscode-languageclient/node";
import { startOf } from "./start-of.mts";

/** What the server answers to `sop/drawing`. */
interface FlowShown {
  title: string;
  svg?: string;
  problems: string[];
}

/** Keys that come together are drawn once. */
const SETTLED_MILLISECONDS = 250;

let client: LanguageClient | undefined;

/** Starts the language server and offers the drawing of a flow beside its text. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const drawing = new DrawingPanel();
  context.subscriptions.push(
    drawing,
    vscode.commands.registerCommand("sop.showDrawing", () => drawing.show()),
    vscode.commands.registerCommand("sop.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sop")) void restart();
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function restart(): Promise<void> {
  await client?.stop();
  await start();
}

async function start(): Promise<void> {
  client = new LanguageClient("sop", "SOP Control", serverOf(), {
    documentSelector: [
      { scheme: "file", language: "markdown", pattern: "**/{draft,rev-*}.md" },
      { scheme: "file", pattern: "**/{library,baseline,events,issued}.yaml" },
      { scheme: "file", pattern: "**/settings/[0-9][0-9][0-9]*.yaml" },
      { scheme: "file", pattern: "**/allowed_signers" },
    ],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{md,yaml,txt,sig}") },
  });
  try {
    await client.start();
  } catch (error) {
    const text =
      "SOP Control could not be started. Install it in the workspace (npm install sop-control), or name it in the setting sop.command.";
    void vscode.window.showErrorMessage(`${text} ${error instanceof Error ? error.message : ""}`.trim());
  }
}

/** The sop named in the settings, else the one installed in the workspace, else the one of the machine. */
function serverOf(): ServerOptions {
  const settings = vscode.workspace.getConfiguration("sop");
  const language = settings.get<string>("language", "");
  const words = ["language-server", ...(language === "" ? [] : ["--lang", language])];
  const [named, ...before] = settings.get<string[]>("command", []);
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const installed = folder === undefined ? "" : join(folder, "node_modules/sop-control/dist/sop.js");
  if (named !== undefined) return overStdio(named, [...before, ...words], folder);
  if (existsSync(installed)) return overStdio("node", [installed, ...words], folder);
  return overStdio("sop", words, folder);
}

function overStdio(...words: Parameters<typeof startOf>): ServerOptions {
  return { ...startOf(...words), transport: TransportKind.stdio };
}

/** The flow around the cursor, drawn again as its text is typed. */
class DrawingPanel implements vscode.Disposable {
  #panel: vscode.WebviewPanel | undefined;
  #waiting: NodeJS.Timeout | undefined;
  readonly #listening = [
    vscode.workspace.onDidChangeTextDocument(({ document }) => this.#soon(document)),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#soon(textEditor.document)),
  ];

  show(): void {
    const place = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#panel ??= vscode.window.createWebviewPanel("sop.drawing", "SOP", place, { enableScripts: false });
    this.#panel.onDidDispose(() => {
      this.#panel = undefined;
    });
    const document = vscode.window.activeTextEditor?.document;
    if (document) this.#soon(document);
  }

  dispose(): void {
    clearTimeout(this.#waiting);
    this.#panel?.dispose();
    for (const one of this.#listening) one.dispose();
  }

  #soon(document: vscode.TextDocument): void {
    if (!this.#panel || !/[\\/](?:draft|rev-[^\\/]+)\.md$/.test(document.fileName)) return;
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#draw(document), SETTLED_MILLISECONDS);
  }

  async #draw(document: vscode.TextDocument): Promise<void> {
    const editor = vscode.window.visibleTextEditors.find((one) => one.document === document);
    const panel = this.#panel;
    if (!editor || !panel || !client?.isRunning()) return;
    const { line, character } = editor.selection.active;
    const asked = { uri: client.code2ProtocolConverter.asUri(document.uri), position: { line, character } };
    const shown = await client.sendRequest<FlowShown | null>("sop/drawing", asked);
    if (!shown) return;
    panel.title = shown.title;
    panel.webview.html = pageOf(shown);
  }
}

/** A drawing is shown as a picture: nothing in it can run, whatever the document says. */
function pageOf({ title, svg, problems }: FlowShown): string {
  const policy = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";
  const body =
    svg === undefined
      ? `<h1>${escaped(title)}</h1><ul>${problems.map((problem) => `<li>${escaped(problem)}</li>`).join("")}</ul>`
      : `<img alt="${escaped(title)}" src="data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}">`;
  const style = "body{background:#fff;color:#222;padding:12px}img{max-width:100%;height:auto}";
  return `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${style}</style>${body}`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
