import { titleOf } from "../../../core/library/library.ts";
import type { StatusName } from "../../../core/library/status.ts";
import type { DocumentCode, Revision } from "../../../schemas/identifier.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { languageOf } from "../document/frame.ts";
import type { Portal } from "../library/portal.ts";
import type { ShownDocument } from "../library/shown-revision.ts";

/** What lists say of a document that has pages. */
export interface DocumentHead {
  code: DocumentCode;
  /** Where no text of it can be read, as others cite it; its code where none does. */
  title: string;
  language: Language;
  /** The letter of its type. */
  type: string | undefined;
  /** What stands at its address, or the last that was issued and can't be read; undefined where nothing tells which that was. */
  revision: Revision | undefined;
  status: StatusName;
}

/** How a document is listed. */
export function headOf(portal: Portal, { controlled: { code }, main, lost }: ShownDocument): DocumentHead {
  if (main) {
    const { facts, revision, status } = main;
    return { code, title: facts.title, language: languageOf(main), type: facts.type, revision, status: status.status };
  }
  const { library, reading } = portal.read;
  const type = reading.scheme.typeOf(code);
  const title = titleOf(library, code) ?? code;
  return { code, title, language: portal.settings.language, type, revision: lost[0]?.revision, status: "doubtful" };
}
