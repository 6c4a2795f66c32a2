/**
 * All of the command line that the portal's pages (`site/`) see: how a library is read and judged, what goes along as a
 * file, and how the process that makes pages talks with the build that started it. Pages run in that process, never in the command's.
 */
export { countRules } from "../check/check-library.ts";
export { checkByKept } from "../check/kept/check-kept.ts";
export { manifestOf } from "../check/verify-library.ts";
export { allTopics, groupTitles, type TopicGroups } from "../docs/all-topics.ts";
export type { Topic } from "../docs/guide-topics.ts";
export { digestOf } from "../files/digest-of.ts";
export { readTextFile } from "../files/read-file.ts";
export { sha256OfFile } from "../files/sha256-of-file.ts";
export { isNoRoom } from "../files/write-trouble.ts";
export { type HeldLibrary, movedBy, parseAgain, readHeld } from "../read/held-library.ts";
export type { Shard } from "../read/shard.ts";
export { type RegisterFormat, registerData, registerFile, registerFormats } from "../report/register/register-file.ts";
export { type Answer, type LibraryNotes, type PageOrder, tellBuild } from "./build-messages.ts";
export type { FileDigests, Inventory, InventoryUnit } from "./inventory-file.ts";
export { keepFile } from "./keep-file.ts";
export type { OfflineList } from "./list-offline.ts";
export { type Passage, type PassageFacts, type PassagePlace, passagesFile, type TextEntry } from "./passage.ts";
export { type PortalOptions, type PortalPrint, portalOptions } from "./portal-options.ts";
export {
  DOCS_UNIT,
  documentUnit,
  FINDINGS_UNIT,
  FRAME_UNIT,
  JUMP_UNIT,
  LISTS_UNIT,
  RULES_UNIT,
  registerUnit,
  textUnit,
  unitFinder,
} from "./units.ts";
