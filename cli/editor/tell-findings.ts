import { diagnosticsOf } from "./diagnostics.ts";
import type { OpenTexts } from "./open-texts.ts";
import type { Connection, TextDocument, TextDocuments } from "./protocol.ts";

/** Saves that come together are looked at once. */
const SETTLED_MILLISECONDS = 200;
/** How long a text that was just looked at is left alone at most. */
const LONGEST_REST = 300;

/** Tells an editor what is found in the texts that it has open, as they are typed, saved and closed. */
export function tellFindings(connection: Connection, documents: TextDocuments<TextDocument>, texts: OpenTexts): void {
  const tell = async (address: string): Promise<void> => {
    const judged = await texts.judged(address);
    if (!judged || !documents.get(address)) return;
    await connection.sendDiagnostics({ uri: address, version: judged.version, diagnostics: diagnosticsOf(judged) });
  };
  const tellSafely = (address: string): Promise<void> => tell(address).catch((error: unknown) => connection.console.error(String(error)));

  let settling: NodeJS.Timeout | undefined;
  /** What others say may change what is found in any open text. */
  const tellOthersSoon = (refresh: boolean): void => {
    clearTimeout(settling);
    settling = setTimeout(async () => {
      if (refresh) await texts.refresh();
      for (const address of texts.addresses) await tellSafely(address);
    }, SETTLED_MILLISECONDS);
  };

  const waiting = new Set<string>();
  let restingUntil = 0;
  /** Keys that come while findings are looked for are looked at together: half of the time is left for everything else. */
  const lookSoon = (address: string): void => {
    if (waiting.has(address)) return;
    waiting.add(address);
    setTimeout(
      async () => {
        waiting.delete(address);
        const began = performance.now();
        await tellSafely(address);
        const now = performance.now();
        // Reading the library once is no measure of what a key costs.
        restingUntil = now + Math.min(now - began, LONGEST_REST);
      },
      Math.max(0, restingUntil - performance.now()),
    );
  };
  documents.onDidChangeContent(({ document }) => {
    texts.note(document.uri, document.getText(), document.version);
    lookSoon(document.uri);
    if (texts.addresses.length > 1) tellOthersSoon(false);
  });
  documents.onDidClose(async ({ document }) => {
    await texts.close(document.uri);
    await connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    // What was typed and not saved counts no more, for the others neither.
    tellOthersSoon(false);
  });
  documents.onDidSave(() => tellOthersSoon(true));
  connection.onDidChangeWatchedFiles(() => tellOthersSoon(true));
}
