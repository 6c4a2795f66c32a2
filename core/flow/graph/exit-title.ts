import { pick } from "../../../languages/language.ts";
import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { Language, LocalText } from "../../../schemas/local-text.ts";
import type { Exit } from "./flow-graph.ts";

/** An end without a name of its own. */
export const endWord: LocalText = { id: "Selesai", en: "End" };

/** A start without a name of its own. */
export const startWord: LocalText = { id: "Mulai", en: "Start" };

/** The words on an exit's shape. */
export type ExitTitle = (exit: Exit) => string;

/**
 * What an exit is called on its shape: the end or what is reached there, another flow by its title, a document by code and title, a step by its RC.
 * @param marked a code or RC with what is to be known of its document
 */
export function exitTitle(
  language: Language,
  titleOf: (code: DocumentCode) => string | undefined,
  marked: (text: string) => string = (text) => text,
): ExitTitle {
  return (exit) => {
    switch (exit.kind) {
      case "end":
        return exit.outcome ?? pick(endWord, language);
      case "unknown":
        return pick({ en: "? not stated", id: "? tidak tercantum" }, language);
      case "flow":
        return exit.title;
      case "rc":
        return marked(exit.rc);
      case "document": {
        const title = titleOf(exit.code);
        return [marked(exit.code), title].filter(Boolean).join(" ");
      }
    }
  };
}
