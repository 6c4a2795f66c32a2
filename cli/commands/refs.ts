import { Args, Flags } from "@oclif/core";
import type { CodeScheme } from "../../core/document/codes/code-scheme.ts";
import { printJson } from "../../core/document/prose/visible-text.ts";
import { nearest } from "../../core/document/words/nearest.ts";
import { findDocument } from "../../core/library/find-document.ts";
import {
  citationsOfStep,
  followReferences,
  type ReferenceNode,
  type ReferencePlace,
  usesOfTerm,
} from "../../core/library/find-references.ts";
import type { Library } from "../../core/library/library.ts";
import { currentFacts, textsOf } from "../../core/library/library.ts";
import { UsageError } from "../../core/usage-error.ts";
import { pick } from "../../languages/language.ts";
import type { DocumentCode } from "../../schemas/identifier.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { LookCommand, outFlag } from "../base-command.ts";
import { both } from "../both.ts";
import { dotOfReferences, mermaidOfReferences } from "../report/refs/graph.ts";
import { placeLines, treeOfReferences } from "../report/refs/tree.ts";

export default class Refs extends LookCommand {
  static override summary = both({
    en: "what a document cites and who cites it; where an RC or a term is used",
    id: "apa yang dirujuk dokumen dan siapa yang merujuknya; di mana RC atau istilah dipakai",
  });
  static override examples = ["sop refs P-01", "sop refs W-10 --depth 2", "sop refs IN.OCC.TELK.P-01_R8", "sop refs NOSSA"];
  static override args = {
    name: Args.string({ required: true, description: both({ en: "a code, an RC or a term", id: "kode, RC, atau istilah" }) }),
  };
  static override flags = {
    depth: Flags.integer({ default: 1, min: 1, max: 20, summary: both({ en: "how many documents away", id: "sejauh berapa dokumen" }) }),
    format: Flags.option({ options: ["tree", "json", "dot", "mermaid"] as const, default: "tree" })({
      summary: both({ en: "how it is written", id: "bentuk penulisan" }),
    }),
    out: outFlag,
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Refs);
    const { library, reading } = await this.lookAt(flags);
    const rc = stepNamed(library, reading.scheme, args.name);
    if (rc) {
      const name = reading.scheme.formatRc(rc.code, rc.step);
      const places = citationsOfStep(library, rc.code, rc.step);
      if (places.length === 0) requireStep(library, rc, name);
      return this.#printPlaces(name, places, flags);
    }
    const code = codeNamed(library, args.name);
    if (code === undefined) return this.#printPlaces(args.name, usesOfTerm(library, args.name), flags);
    const cites = followReferences(library, code, "cites", flags.depth);
    const citedBy = followReferences(library, code, "citedBy", flags.depth);
    const data = this.#asData(cites, citedBy);
    const forms = {
      dot: () => dotOfReferences(cites, citedBy),
      mermaid: () => mermaidOfReferences(cites, citedBy),
      json: () => printJson(data, 2),
      tree: () => this.#tree(cites, citedBy, flags.out === undefined && this.canColour(flags)),
    };
    await this.answer(flags.out, forms[flags.format]());
    return data;
  }

  #tree(cites: ReferenceNode, citedBy: ReferenceNode, colour: boolean): string {
    const heads: [LocalText, ReferenceNode][] = [
      [{ en: "cites", id: "merujuk" }, cites],
      [{ en: "is cited by", id: "dirujuk oleh" }, citedBy],
    ];
    const nothing = pick({ en: "nothing", id: "tidak ada" }, this.language);
    const blocks = heads.map(([head, node]) => {
      const lines = treeOfReferences(node, this.language, colour);
      return [`${pick(head, this.language)}${lines.length === 0 ? `: ${nothing}` : ""}`, ...lines].join("\n");
    });
    return [`${cites.code}  ${cites.title ?? ""}`.trimEnd(), ...blocks].join("\n\n");
  }

  async #printPlaces(
    name: string,
    places: ReferencePlace[],
    { format, out }: { format: string; out?: string | undefined },
  ): Promise<unknown> {
    const data = {
      version: 1,
      name,
      places: places.map(({ code, revision, path, line, where }) => ({ code, revision, path, line, where: pick(where, this.language) })),
    };
    if (format === "dot" || format === "mermaid") {
      throw new UsageError({
        en: `--format ${format} draws documents; “${name}” is no document's code.`,
        id: `--format ${format} menggambar dokumen; “${name}” bukan kode dokumen.`,
      });
    }
    const nowhere = { en: `“${name}” is cited nowhere.`, id: `“${name}” tidak dirujuk di mana pun.` };
    const byCode = [...Map.groupBy(places, (place) => `${place.code} rev ${place.revision}`)];
    const lines = byCode.flatMap(([code, found]) => [code, ...placeLines(found, this.language).map((line) => `  ${line}`)]);
    const text = places.length === 0 ? pick(nowhere, this.language) : lines.join("\n");
    await this.answer(out, format === "json" ? printJson(data, 2) : text);
    return data;
  }

  #asData(cites: ReferenceNode, citedBy: ReferenceNode) {
    const nodes = (node: ReferenceNode): unknown[] =>
      node.children.map((child) => ({
        code: child.code,
        ...(child.title === undefined ? {} : { title: child.title }),
        places: child.places.map(({ path, line, where }) => ({ path, line, where: pick(where, this.language) })),
        ...(child.children.length === 0 ? {} : { next: nodes(child) }),
      }));
    return {
      version: 1,
      code: cites.code,
      ...(cites.title === undefined ? {} : { title: cites.title }),
      cites: nodes(cites),
      citedBy: nodes(citedBy),
    };
  }
}

/** The step that an RC names; its document may be named by an ending of its code, as everywhere. */
function stepNamed(library: Library, scheme: CodeScheme, name: string): { code: DocumentCode; step: number } | undefined {
  const whole = scheme.parseRc(name);
  if (whole && citationsOfStep(library, whole.code, whole.step).length > 0) return whole;
  const split = scheme.splitRc(name);
  if (split === undefined || isDocument(library, name) || usesOfTerm(library, name).length > 0) return undefined;
  const code = codeNamed(library, split.code);
  return code && { code, step: split.step };
}

function isDocument(library: Library, name: string): boolean {
  try {
    return findDocument(library, name) !== undefined;
  } catch {
    return false;
  }
}

/** @throws UsageError where no text of the document, which is read here, has such a step */
function requireStep({ documents }: Library, { code, step }: { code: DocumentCode; step: number }, name: string): void {
  const document = documents.get(code);
  if (!document) return;
  const texts = textsOf(document);
  const numbers = texts.flatMap(({ flows }) => flows.flatMap(({ steps }) => steps.map(({ number }) => number)));
  if (numbers.includes(step) || texts.some(({ transcription }) => transcription?.gaps.length)) return;
  throw new UsageError({
    en: `“${name}” is cited nowhere, and ${code} has no step ${step}${numbers.length === 0 ? "" : `: its steps go up to ${Math.max(...numbers)}`}.`,
    id: `“${name}” tidak dirujuk di mana pun, dan ${code} tidak memiliki langkah ${step}${numbers.length === 0 ? "" : `: langkahnya sampai ${Math.max(...numbers)}`}.`,
  });
}

/** The code a name stands for; undefined for a term that the library knows. */
function codeNamed(library: Library, name: string): DocumentCode | undefined {
  if (library.external.has(name as DocumentCode)) return name as DocumentCode;
  try {
    return findDocument(library, name).code;
  } catch (error) {
    const held = [...library.external.keys()].filter(
      (code) => code.endsWith(name) && /[^\p{L}\p{N}]/u.test(code.at(-name.length - 1) ?? ""),
    );
    if (held.length === 1) return held[0];
    if (usesOfTerm(library, name).length > 0) return undefined;
    throw meantTerm(library, name) ?? error;
  }
}

/** What was meant where a term is nearer to the word than any code. */
function meantTerm(library: Library, name: string): UsageError | undefined {
  const codes = [...library.documents.values()].flatMap(({ code }) => [code, code.split(".").at(-1) ?? code]);
  const words = namedInSteps(library);
  const guess = nearest(name, [...codes, ...words]);
  if (guess === undefined || !words.has(guess)) return undefined;
  return new UsageError(
    { en: `No document, step or term is called “${name}”.`, id: `Tidak ada dokumen, langkah, atau istilah “${name}”.` },
    { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` },
  );
}

/** Terms that are defined and applications that are listed. */
function namedInSteps(library: Library): Set<string> {
  const facts = [...library.documents.values()].flatMap((document) => currentFacts(document, library.date));
  return new Set(
    facts.flatMap(({ definitions, applications }) => [
      ...definitions.map(({ value }) => value.term),
      ...applications.map(({ value }) => value),
    ]),
  );
}
