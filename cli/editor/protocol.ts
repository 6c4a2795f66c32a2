/** What is used of the protocol's packages. The build makes one file of it, which nothing but `sop language-server` loads. */
export type { Connection, ServerCapabilities } from "vscode-languageserver/node";
export {
  CodeActionKind,
  CompletionItemKind,
  createConnection,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  MarkupKind,
  ResponseError,
  SymbolKind,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver/node";
export { TextDocument } from "vscode-languageserver-textdocument";
