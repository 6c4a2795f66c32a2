import type { Document } from "../../core/document/document.ts";
import type { FingerprintedFinding } from "../../core/finding.ts";
import { viewFlow } from "../../core/flow/views/flow-view.ts";
import { titleOf } from "../../core/library/library.ts";
import { explanationsOf } from "../../core/library/registers/terms.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import type { Language } from "../../schemas/local-text.ts";
import { type AtCursor, atCursor } from "./at-cursor.ts";
import { proposalsAt } from "./completion.ts";
import { toDiagnostic } from "./diagnostics.ts";
import { editsOf, guessedEdit, toTextEdit } from "./edits.ts";
import { hoverText } from "./hover.ts";
import { KeyTexts } from "./key-texts.ts";
import { definitionOf, type FoundPlace, usesOf } from "./navigate.ts";
import { type OpenText, OpenTexts } from "./open-texts.ts";
import { foldingOf, linksOf, symbolsOf } from "./outline-of.ts";
import { addressOf, type EditorPoint, toEditorRange } from "./places.ts";
import {
  CodeActionKind,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  MarkupKind,
  ResponseError,
  type ServerCapabilities,
  TextDocument,
  TextDocumentSyncKind,
  TextDocuments,
} from "./protocol.ts";
import { renamable, renameAt, renumberSteps, type WorkspaceEdit } from "./rename.ts";
import { tellFindings } from "./tell-findings.ts";

/** How the server is started. */
export interface ServerOptions {
  version: string;
  /** The tool's own folder, where its schemas lie. */
  packageRoot: string;
  /** In which language findings are told; undefined: each library's own. */
  language: Language | undefined;
  /** Today in a time zone (IANA name). */
  today: (timeZone: string) => IsoDate;
}

/** The drawing of a flow beside its text; ours, for editors that show it: `{ uri, position }` → `FlowShown`. */
const DRAWING = "sop/drawing";

/** What the server can do, as an editor is told at the beginning. */
const capabilities: ServerCapabilities = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  completionProvider: { triggerCharacters: [":", ",", ".", "_", "-", " ", ">", "→"] },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.SourceFixAll, CodeActionKind.RefactorRewrite],
    resolveProvider: true,
  },
  documentSymbolProvider: true,
  documentLinkProvider: {},
  foldingRangeProvider: true,
};

/** Answers an editor over a connection: findings as one types, and whatever it asks of a text of a library. */
export function serveEditor(connection: Connection, { version, packageRoot, language, today }: ServerOptions): void {
  const texts = new OpenTexts(today, language);
  const documents = new TextDocuments(TextDocument);
  let canWatch = false;
  connection.onInitialize(({ capabilities: { workspace } }) => {
    canWatch = workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    return { serverInfo: { name: "sop-control", version }, capabilities };
  });
  connection.onInitialized(() => {
    if (canWatch) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: "**/*" }] });
  });
  tellFindings(connection, documents, texts);
  answerQuestions(connection, texts, { keyTexts: new KeyTexts(packageRoot), language });
  documents.listen(connection);
  connection.listen();
}

/** Answers what an editor asks of a text, where the cursor is or of the whole. */
function answerQuestions(
  connection: Connection,
  texts: OpenTexts,
  { keyTexts, language }: { keyTexts: KeyTexts; language: Language | undefined },
): void {
  /** Answers from a text of a library; of any other there is nothing to say. What can't be done is told in words. */
  const answer = async <T>(uri: string, none: T, of: (text: OpenText) => Promise<T> | T): Promise<T> => {
    try {
      const text = await texts.text(uri);
      return text ? await of(text) : none;
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      const said = language ?? "en";
      throw new ResponseError(ErrorCodes.InvalidRequest, [pick(error.text, said), pick(error.suggestion, said) ?? ""].join("\n").trim());
    }
  };

  connection.onCompletion(({ textDocument: { uri }, position }) =>
    answer(uri, null, ({ document, edited }) => proposalsAt(document, position, edited.library, edited.reading)),
  );
  connection.onHover(async ({ textDocument: { uri }, position }) => {
    const yaml = await texts.yaml(uri);
    const key = yaml && keyTexts.at(yaml, position, yaml.language);
    if (key) return { contents: { kind: MarkupKind.Markdown, value: key.text }, range: toEditorRange(key.at) };
    return answer(uri, null, async ({ document, edited, language: spoken }) => {
      const found = cursorIn(document, position, edited.library);
      const value = found && (await hoverText(found, edited.library, spoken, (path) => edited.anyDocument(path)));
      return found && value ? { contents: { kind: MarkupKind.Markdown, value }, range: toEditorRange(found.at) } : null;
    });
  });
  const places = (found: readonly FoundPlace[], root: string) =>
    found.map(({ path, at }) => ({ uri: addressOf(root, path), range: toEditorRange(at) }));
  connection.onDefinition(({ textDocument: { uri }, position }) =>
    answer(uri, [], ({ document, edited }) => {
      const found = cursorIn(document, position, edited.library);
      return places(found ? definitionOf(found, document, edited.library) : [], edited.root);
    }),
  );
  connection.onReferences(({ textDocument: { uri }, position }) =>
    answer(uri, [], ({ document, edited }) => {
      const found = cursorIn(document, position, edited.library);
      return places(found ? usesOf(found, document, edited.library) : [], edited.root);
    }),
  );
  connection.onPrepareRename(({ textDocument: { uri }, position }) =>
    answer(uri, null, ({ document, edited }) => {
      const found = renamable(cursorIn(document, position, edited.library), document);
      return found ? { range: toEditorRange(found.at), placeholder: found.name } : null;
    }),
  );
  connection.onRenameRequest(({ textDocument: { uri }, position, newName }) =>
    answer(uri, null as WorkspaceEdit | null, ({ document, edited }) => {
      const found = cursorIn(document, position, edited.library);
      return found ? renameAt(found, document, newName, edited) : null;
    }),
  );
  connection.onCodeAction(({ textDocument: { uri }, range }) => answer(uri, [], (text) => actionsIn(text, uri, range)));
  connection.onCodeActionResolve(async (action) => {
    const uri = (action.data as { renumber?: string } | undefined)?.renumber;
    if (uri === undefined) return action;
    return {
      ...action,
      edit: await answer<WorkspaceEdit>(uri, { documentChanges: [] }, ({ document, edited }) => renumberSteps(document, edited)),
    };
  });
  connection.onDocumentSymbol(({ textDocument: { uri } }) => answer(uri, [], ({ document }) => symbolsOf(document)));
  connection.onFoldingRanges(({ textDocument: { uri } }) => answer(uri, [], ({ document }) => foldingOf(document)));
  connection.onDocumentLinks(({ textDocument: { uri } }) =>
    answer(uri, [], ({ document, edited }) => linksOf(document, edited.library, edited.root)),
  );
  connection.onRequest(DRAWING, ({ uri, position }: { uri: string; position: EditorPoint }) =>
    answer<FlowShown | null>(uri, null, (text) => drawingAt(text, position)),
  );
}

/** A flow as an editor shows it beside the text. */
interface FlowShown {
  title: string;
  /** Absent where it can't be drawn truthfully; `problems` says why. */
  svg?: string;
  problems: string[];
}

function cursorIn(document: Document, position: EditorPoint, library: OpenText["edited"]["library"]): AtCursor | undefined {
  return atCursor(document, position, explanationsOf(library));
}

/** Fixes of findings in a range, all safe fixes of the text, and steps numbered again where they are out of order. */
function actionsIn(text: OpenText, uri: string, { start, end }: { start: EditorPoint; end: EditorPoint }) {
  const { document, edited, path, language } = text;
  const findings = edited.findings(path);
  const isIn = ({ at }: FingerprintedFinding): boolean => at.start.line - 1 <= end.line && at.end.line - 1 >= start.line;
  const inFile = (edits: readonly ReturnType<typeof toTextEdit>[]) => ({ changes: { [uri]: [...edits] } });
  const all = editsOf(findings);
  const numbers = document.flows.flatMap(({ steps }) => steps.map(({ number }) => number));
  return [
    ...findings.filter(isIn).flatMap((finding) => {
      const guessed = finding.edit ? undefined : guessedEdit(finding, document);
      const mending = finding.edit ?? guessed;
      if (!mending) return [];
      const title = guessed
        ? pick({ en: `Write “${guessed.text}”`, id: `Tulis “${guessed.text}”` }, language)
        : (pick(finding.fix, language) ?? pick(finding.message, language));
      const edit = inFile([toTextEdit(mending, document)]);
      return [{ title, kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(finding, { root: edited.root, language })], edit }];
    }),
    ...(all.length === 0
      ? []
      : [
          {
            title: pick({ en: "Fix all that is safe to fix", id: "Perbaiki semua yang aman diperbaiki" }, language),
            kind: CodeActionKind.SourceFixAll,
            edit: inFile(all.map((edit) => toTextEdit(edit, document))),
          },
        ]),
    ...(document.state === "draft" && numbers.some((number, index) => number !== index + 1)
      ? [
          {
            title: pick({ en: "Number the steps 1…n again", id: "Beri nomor langkah 1…n lagi" }, language),
            kind: CodeActionKind.RefactorRewrite,
            data: { renumber: uri },
          },
        ]
      : []),
  ];
}

/** The flow around a point, or the first one. */
async function drawingAt({ document, edited: { library } }: OpenText, { line }: EditorPoint): Promise<FlowShown | null> {
  const flow = document.flows.findLast(({ at }) => at.start.line <= line + 1) ?? document.flows[0];
  if (!flow) return null;
  const language = document.frontMatter.language ?? library.settings.language;
  const view = await viewFlow("svg", {
    document,
    flow,
    language,
    layout: library.settings.portal.layout,
    titleOf: (code) => titleOf(library, code),
    width: 80,
  });
  if ("content" in view) return { title: flow.title, svg: view.content, problems: [] };
  return { title: flow.title, problems: view.problems.map(({ message }) => pick(message, language)) };
}
