import { budget, weighPage } from "../tools/weigh-page.ts";

/** Pages that weigh more than a first view may. Only what must list everything, the master list, may weigh as its library does. */
export async function findHeavy(folder: string, pages: readonly string[]): Promise<string[]> {
  const heavy: string[] = [];
  let most = { address: "", total: 0 };
  for (const address of pages) {
    if (/(?:^|\/)rules\/.|^404\.html$|(?:^|\/)registers\/documents\//.test(address)) continue;
    const { total, js } = await weighPage(folder, address);
    if (total > most.total) most = { address, total };
    if (total > budget.total || js > budget.js) heavy.push(`${address}: ${total} bytes, scripts ${js}`);
  }
  console.log(`  heaviest: ${most.address} with ${most.total} bytes`);
  return heavy;
}
