import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";

/**
 * Counts what an assistant asked and was not yet answered: whoever pipes questions in ends its input before the last of them is.
 * @param transport one that a server is connected to already
 * @returns resolves once everything that came in by then is answered or called off
 */
export function answersUnderWay(transport: Transport): () => Promise<void> {
  const asked = new Set<unknown>();
  let tell = (): void => {};
  const settle = (id: unknown): void => {
    asked.delete(id);
    if (asked.size === 0) tell();
  };
  const { onmessage, send } = transport;
  transport.onmessage = (message, extra) => {
    if ("method" in message && "id" in message) asked.add(message.id);
    // What was called off gets no answer.
    if ("method" in message && message.method === "notifications/cancelled") settle(message.params?.["requestId"]);
    onmessage?.(message, extra);
  };
  transport.send = (message, options) => {
    // Not waited for: where nobody reads any more, it is never sent.
    const sent = send.call(transport, message, options);
    if (!("method" in message)) settle(message.id);
    return sent;
  };
  return () => (asked.size === 0 ? Promise.resolve() : new Promise((done) => (tell = done)));
}
