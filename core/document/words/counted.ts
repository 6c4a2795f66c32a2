/** So many of something, in English: “1 line”, “2 lines”. Indonesian has one form for all numbers. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
