import { deskSynonyms } from "./synonyms/desk.ts";
import { listSynonyms } from "./synonyms/lists.ts";
import { serviceSynonyms } from "./synonyms/services.ts";
import { symptomSynonyms } from "./synonyms/symptoms.ts";
import { talkSynonyms } from "./synonyms/talk.ts";
import { workSynonyms } from "./synonyms/work.ts";

export { deviceSynonyms, thingSynonyms } from "./synonyms/things.ts";

/**
 * Words and phrases that mean the same to who asks in a contact centre, in Indonesian (as it is spoken, too) and English.
 * A group holds what a caller says and what procedures say; a library adds its own (`search.synonyms` in library.yaml).
 * What begins with `?` is only asked so: in a text the same word means something else (`daftar`: to register, or a list).
 */
export const shippedSynonyms: readonly (readonly string[])[] = [
  ...symptomSynonyms,
  ...serviceSynonyms,
  ...talkSynonyms,
  ...deskSynonyms,
  ...listSynonyms,
  ...workSynonyms,
];
