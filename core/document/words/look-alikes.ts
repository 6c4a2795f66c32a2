/** Cyrillic and Greek letters that look like Latin ones, and the Latin ones. */
const lookAlikes = new Map(
  [..."АВЕКМНОРСТХІЈЅаеорсухіјѕԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοντ"].map((letter, index) => [
    letter,
    [..."ABEKMHOPCTXIJSaeopcyxijsqwABEZHIKMNOPTYXovt"][index] as string,
  ]),
);

/** A text as it looks: compatible forms made one, letters of other scripts that look Latin made Latin. */
export function latinLookOf(text: string): string {
  return [...text.normalize("NFKC")].map((letter) => lookAlikes.get(letter) ?? letter).join("");
}

/** True where a word mixes Latin letters with Cyrillic or Greek ones: nobody's name does. */
export function mixesScripts(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(text);
}

/** A text with the digits of other scripts as those of ours: “٤٢” and “๔๒” are 42. Unicode has them ten by ten, from zero on. */
export function withOurDigits(text: string): string {
  return text.replace(/[^\P{Nd}\d]/gu, (digit) => {
    let zero = digit.codePointAt(0) as number;
    const point = zero;
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
    return String((point - zero) % 10);
  });
}
