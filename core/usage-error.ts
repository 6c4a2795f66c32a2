import type { LocalText } from "../schemas/local-text.ts";

/**
 * The command can't run as it was asked: wrong words, settings, a file or git in the way. The command line prints
 * `text` and `suggestion` in the reader's language, without a stack trace, and exits with 2.
 */
export class UsageError extends Error {
  readonly text: LocalText;
  /** What to do instead. */
  readonly suggestion: LocalText | undefined;

  constructor(text: LocalText, suggestion?: LocalText) {
    super(text.en);
    this.name = "UsageError";
    this.text = text;
    this.suggestion = suggestion;
  }
}
