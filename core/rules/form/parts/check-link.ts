import { HANDED_OUT, type LinkTarget } from "../../../document/prose/link-target.ts";
import type { Link } from "../../../document/prose/links.ts";
import { isBlank } from "../../../document/words/is-blank.ts";
import type { DocumentRuleContext } from "../../kit/define-rule.ts";
import { reportMissing, reportNowhere, reportOutside, reportUnaddressed } from "./report-unfound.ts";

const reachable = new Set(["http", "https", "mailto", "tel"]);

/** A link leads to a place, a document or a file that is there, and says no other code than it leads to. */
export function checkLink(link: Link, target: LinkTarget, shown: ReadonlySet<string>, context: DocumentRuleContext): void {
  if (link.address === "") reportUnaddressed(link, context);
  else if (isBlank(link.words)) reportWordless(link, context);
  switch (target.kind) {
    case "web":
      if (!reachable.has(target.scheme)) reportOutside(link, context);
      return;
    case "place":
      return;
    case "document":
      checkWords(link, target.code, context);
      return;
    case "file":
      if (!context.assets.has(target.path)) reportMissing(link, target.path, context);
      else if (!HANDED_OUT.test(target.path) && !shown.has(target.path)) reportKind(link, context);
      return;
    case "nowhere":
      if (target.why === "outside") reportOutside(link, context);
      else reportNowhere(link, target.why, context);
  }
}

/** Nobody can follow what is not shown; a picture is words by its text alternative, which is judged by itself. */
function reportWordless({ address, at }: Link, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `wordless ${address}`,
    message: {
      en: `The link to “${address}” has no words, so no reader sees it.`,
      id: `Tautan ke “${address}” tidak memiliki kata, sehingga tidak terlihat pembaca.`,
    },
    fix: { en: "Write what it leads to between “[” and “]”.", id: "Tulis yang ditujunya di antara “[” dan “]”." },
  });
}

/** A link that says one code and leads to another. */
function checkWords({ words, address, at }: Link, code: string, { findCodes, report }: DocumentRuleContext): void {
  const named = findCodes(words).map((found) => found.code);
  if (named.length === 0 || named.some((one) => one === code)) return;
  report({
    at,
    key: `other ${named[0]} ${address}`,
    message: {
      en: `The link says “${named[0]}” and leads to “${code}”.`,
      id: `Tautan ini menyebut “${named[0]}”, tetapi mengarah ke “${code}”.`,
    },
    fix: { en: "A code is a link by itself: write the code alone.", id: "Kode sudah menjadi tautan: tulis kodenya saja." },
  });
}

function reportKind({ address, at }: Link, { report }: DocumentRuleContext): void {
  report({
    at,
    key: `kind ${address}`,
    message: {
      en: `The portal doesn't hand out “${address}”: only files of “assets” of common kinds, such as pdf, docx, xlsx, csv and png.`,
      id: `Portal tidak membagikan “${address}”: hanya berkas di “assets” berjenis umum, misalnya pdf, docx, xlsx, csv, dan png.`,
    },
  });
}
