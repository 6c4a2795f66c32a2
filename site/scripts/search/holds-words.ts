/** False where all that was found are codes which begin like a word asked for, as IN.OCC.TELK.P-01 does like “instagram”. */
export function holdsWords(excerpt: string, query: string): boolean {
  const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, word = ""]) => word);
  const asked = query.split(/\s+/).map(squeeze);
  return marked.length === 0 || marked.some((word) => !CODE.test(word) || asked.some((one) => squeeze(word).includes(one)));
}

/** Groups of capitals and digits with signs between them. */
const CODE = /^\W*[A-Z\d]+(?:[._-][A-Z\d]+)+/;

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
