import type { BrowserContext } from "playwright-core";

const kept =
  "navigator.serviceWorker.ready.then((one) => one.active.state === 'activated' || new Promise((done) => one.active.addEventListener('statechange', done)))";

/** Pays the first visit, and waits until what is kept for reading without a network is there. */
export async function firstVisit(context: BrowserContext, portal: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(portal);
  await page.evaluate(kept);
  await page.close();
}

/** The addresses that do not answer, though they should be kept, while the server is stopped. */
export async function unanswered(context: BrowserContext, portal: string, addresses: readonly string[]): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(portal);
  const dead: string[] = [];
  for (let at = 0; at < addresses.length; at += 200) {
    const some = addresses.slice(at, at + 200);
    const statuses = await page.evaluate<number[]>(
      `Promise.all(${JSON.stringify(some)}.map((one) => fetch("/" + one).then(({ status }) => status, () => 0)))`,
    );
    dead.push(...some.filter((_, index) => statuses[index] !== 200));
  }
  await page.close();
  return dead;
}
