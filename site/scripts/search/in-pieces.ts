/** How long the page is held up at most, in milliseconds: a key typed meanwhile is answered within 20. */
const PIECE = 10;

/** Does work a little at a time, and lets the page answer between. */
export async function inPieces(work: Iterator<void>): Promise<void> {
  for (;;) {
    const until = performance.now() + PIECE;
    do if (work.next().done) return;
    while (performance.now() < until);
    await pause();
  }
}

/** A turn of the page's events; a timer would wait for four milliseconds each time. */
function pause(): Promise<void> {
  return new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    const answer = () => {
      port1.close();
      done();
    };
    port1.addEventListener("message", answer, { once: true });
    port1.start();
    port2.postMessage(undefined);
  });
}
