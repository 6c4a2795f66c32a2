/** The first words of a text: enough to know it by. */
export function beginning(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text;
}
