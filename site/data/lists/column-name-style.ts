import { cssText } from "../print/print-style.ts";

/**
 * What the cells of a list's table are called where a row is a card, as a style of the page's own (`site/styles/registers.css` shows it):
 * said once for each column, since in each cell it would be a third of a long page.
 */
export function columnNameStyle(titles: readonly string[]): string {
  return titles.map((title, index) => `.register tbody td:nth-child(${index + 1}){--name:${cssText(title)}}`).join("");
}
