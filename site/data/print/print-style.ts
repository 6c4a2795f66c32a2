import { sha256Hex } from "../../../core/sha256.ts";
import { dayIn } from "../../../languages/day-in-words.ts";
import { textsIn } from "../../../languages/index.ts";
import type { Table } from "../../../languages/table.ts";
import type { IsoDate } from "../../../schemas/iso-date.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { speaksAsOf } from "../document/next-change.ts";
import type { PortalBase } from "../library/portal.ts";
import { isInForce, type ShownRevision } from "../library/shown-revision.ts";
import { printOf } from "./stamp.ts";

/**
 * The controlled header on each printed page, in the language of what is printed: organisation and title, code, revision and effective date above,
 * the copy's standing and “halaman x dari y” below. A style of the page's own, because the margins of a printed page
 * can't hold elements; where they lie is the same for all (`site/styles/paper.css`).
 */
export function printStyle(portal: PortalBase, shown: ShownRevision, language: Language): string {
  const t = textsIn(language).portal;
  const { frontMatter } = shown.document;
  const effective = frontMatter.effective ? dayIn(language, frontMatter.effective) : t.notStated;
  const print = printOf(portal.options, shown);
  const copy = print?.copy && `${t.controlledCopy.toUpperCase()} ${t.copyOf(print.copy.number, print.copy.location)}`;
  const standing = copy ?? t.uncontrolled;
  const header = `${shown.controlled.code} · ${t.revision} ${shown.revision} · ${t.effectiveDate} ${effective}`;
  return pageStyle({
    left: `${portal.settings.organisation} · ${frontMatter.title ?? ""}`,
    right: header,
    standing: [...standingOf(shown, t), standing].join(" · "),
    isMarked: copy !== undefined || !isInForce(shown),
    printed: print && `${t.printedOn} ${dayIn(language, print.on)}`,
    pageOf: t.pageOf,
  });
}

/** How it stands, where a reader of a single sheet must know: it is not in force, or will not be any more. */
function standingOf({ status }: ShownRevision, t: Table["portal"]): string[] {
  if (status.status !== "effective") return [t[status.status].toUpperCase()];
  return status.withdrawal ? [t.withdrawnFrom(status.withdrawal.on)] : [];
}

/** Pages of prose are printed upright, as books are; all other lists are tables. */
const proseKinds: readonly string[] = ["docs", "rules"];

/** What the margins of a list say of it. */
interface PrintedList {
  kind: string;
  title: string;
  /** The next day on which what it says can change. */
  changes: IsoDate | undefined;
}

/** A4 across for pages of tables: which they are, so that a sheet alone says it, of which day, and that paper is no register. */
export function listPrintStyle({ options }: PortalBase, language: Language, { kind, title, changes }: PrintedList): string {
  const t = textsIn(language).portal;
  return pageStyle({
    isAcross: !proseKinds.includes(kind),
    left: title,
    right: speaksAsOf(t, options.date, changes),
    along: t.asOf(options.date),
    standing: t.uncontrolled,
    pageOf: t.pageOf,
  });
}

/** What stands around the text of a printed page. */
interface PageMargins {
  /** Printed on A4 across. */
  isAcross?: boolean;
  left: string;
  right: string;
  /** The same in fewer words, where they run along the sheet: on each they must be whole once. */
  along?: string;
  standing: string;
  /** True where the standing must be seen: a numbered copy, and what is not in force. */
  isMarked?: boolean;
  /** When it was printed, where that is known before it is. */
  printed?: string | undefined;
  /** The words around the page's number and their count. */
  pageOf: readonly string[];
}

/**
 * The words in the margins of a printed page: two texts above, up to two and “page x of y” below. A browser that knows no margins of pages
 * puts the same words where `site/styles/paper.css` says.
 */
function pageStyle({ isAcross, left, right, along = right, standing, isMarked, printed, pageOf }: PageMargins): string {
  const [page = "", of = ""] = pageOf;
  const stamp = isMarked ? ";font-weight:600;color:#a1260d" : "";
  const size = isAcross ? "size:A4 landscape;" : "";
  // What stands in the middle of the sheet is not written over: long words beside it run on below themselves.
  const [centre, narrow] = printed === undefined ? ["", ""] : [`@bottom-center{content:${cssText(printed)}}`, ";width:33%"];
  const words = `:root{--sheet-above:${cssText(`${left} · ${along}`)};--sheet-below:${cssText(printed === undefined ? standing : `${standing} · ${printed}`)}}`;
  return `${words}@page{${size}@top-left{content:${cssText(left)}}@top-right{content:${cssText(right)}}@bottom-left{content:${cssText(standing)}${stamp}${narrow}}${centre}@bottom-right{content:${cssText(page)} counter(page) ${cssText(of)} counter(pages)}}`;
}

/** What a content security policy names a style by that stands in the page. */
export function styleSource(style: string): string {
  return `'sha256-${Buffer.from(sha256Hex(style), "hex").toString("base64")}'`;
}

/** A CSS string; everything but plain characters is escaped, so that no title can leave it. */
export function cssText(text: string): string {
  const escaped = [...text].map((character) =>
    /[\p{L}\p{N} .,:()/-]/u.test(character) ? character : `\\${character.codePointAt(0)?.toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}
