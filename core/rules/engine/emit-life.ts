import type { DocumentCode } from "../../../schemas/identifier.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { ReadingContext } from "../../document/read-document.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { FolderLife } from "../../library/library.ts";
import { type LifeOnDay, lifeOnDay } from "../../library/life-on-day.ts";
import type { LibraryJudgement, LibraryRule, LifeContext, NamedText } from "../kit/define-library-rule.ts";
import type { Emitted, EmittedAnswer, EmittedCitation, EmittedUse, Told } from "./emitted.ts";

/** The sides a rule judges by: one, of some rules two. */
export function sidesOf(rule: LibraryRule): readonly LibraryJudgement[] {
  return rule.also ? [rule, rule.also] : [rule];
}

/** Takes from a folder's life what rules across documents keep of it. Depends on nothing but the arguments. */
export function emitLife(life: FolderLife, date: IsoDate, rules: readonly LibraryRule[], reading: ReadingContext): Emitted {
  const emission = new Emission(lifeOnDay(life, date), { ...reading, day: date, today: life.today });
  for (const rule of rules) for (const side of sidesOf(rule)) emission.take(rule.id, side);
  const { told, uses, citations, answers } = emission;
  return { codes: life.documents.map(({ code }) => code), told, uses, citations, answers };
}

/** What one life emits, rule by rule. */
class Emission {
  readonly told: Told[] = [];
  readonly uses: EmittedUse[] = [];
  readonly citations: EmittedCitation[] = [];
  readonly answers: EmittedAnswer[] = [];
  readonly #life: LifeOnDay;
  readonly #context: LifeContext;
  readonly #names = new Map<string, NamedText>();

  constructor(life: LifeOnDay, context: LifeContext) {
    this.#life = life;
    this.#context = context;
  }

  take(rule: string, side: LibraryJudgement): void {
    const life = this.#life;
    const context = this.#context;
    switch (side.scope) {
      case "life":
        side.check(life, context, (text, report) => this.told.push({ rule, text: this.#name(text), report }));
        return;
      case "citation":
        for (const { text, code, citing } of side.cites(life, context)) this.citations.push({ rule, code, text: this.#name(text), citing });
        for (const document of life.documents) {
          const { code, folder, revisions } = document;
          this.answers.push({ rule, code, folder, isIssued: revisions.length > 0, answer: side.answers(document, context) });
        }
        if (side.unread !== undefined && life.documents.length === 0) {
          const code = context.scheme.codeOfFolder(life.folder) ?? (life.folder as DocumentCode);
          this.answers.push({ rule, code, folder: life.folder, isIssued: false, answer: side.unread });
        }
        return;
      case "shared":
        for (const { text, key, differs, use } of side.uses(life, context)) {
          this.uses.push({ rule, key, differs, text: this.#name(text), use });
        }
    }
  }

  /** A text's name, the same object for all that is emitted of it. */
  #name({ path, folder, code, revision, state }: NamedText | DocumentFacts): NamedText {
    const known = this.#names.get(path);
    if (known) return known;
    const name = { path, folder, code, revision, state };
    this.#names.set(path, name);
    return name;
  }
}
