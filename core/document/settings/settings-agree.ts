import { documentCode } from "../../../schemas/identifier.ts";
import type { DocumentType, LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { compileCodeScheme } from "../codes/code-scheme.ts";
import { revisionMisfit } from "../codes/revision-order.ts";
import type { Problem } from "../document.ts";
import { nearest } from "../words/nearest.ts";
import type { Path } from "../yaml/schema-path.ts";
import type { SchemaPlaces } from "../yaml/schema-problems.ts";

/**
 * What no key of `library.yaml` says by itself: a role, type or place-holder that is named but not there, a scheme whose
 * codes can't be read again. One problem a fault, each with what to write instead.
 * @param settings as read; each fits the schema
 */
export function settingsProblems(settings: LibrarySettings, places: SchemaPlaces): Problem[] {
  const told: Problem[] = [];
  const tell = (path: Path, message: LocalText, fix: LocalText) =>
    told.push({ kind: "frontMatter", at: places.locate(path), key: `settings ${path.join(".")}`, message, fix });
  checkRoles(settings, tell);
  checkSections(settings, tell);
  if (!checkPattern(settings, tell)) checkCodes(settings, tell);
  checkRevision(settings, tell);
  return told;
}

type Tell = (path: Path, message: LocalText, fix: LocalText) => void;

/** Roles of the defaults that the library has renamed are one fault; any other role that isn't there is one of its own. */
function checkRoles({ roles, types, settings }: LibrarySettings, tell: Tell): void {
  const known = Object.keys(roles);
  const list = known.join(", ");
  const byDefault = Object.entries(types).filter(
    ([, type]) => rolesOf(type).every((role) => usual.has(role)) && !type.approvals.some((role) => known.includes(role)),
  );
  const [first] = byDefault;
  if (first) {
    const names = byDefault.map(([letter]) => letter).join(", ");
    tell(
      ["types", first[0]],
      {
        en: `Documents of type ${names} are signed by prepared, checked and approved, as where nothing else is written; the roles here are ${list}.`,
        id: `Dokumen jenis ${names} ditandatangani prepared, checked, dan approved, sebagaimana bila tidak ditulis lain; peran di sini ialah ${list}.`,
      },
      {
        en: `Add “approvals: [${list}]” to each type under types, in the order of signing; or keep the ids prepared, checked and approved under roles, and change what is printed behind them.`,
        id: `Tambahkan “approvals: [${list}]” pada setiap jenis di bawah types, menurut urutan penandatanganan; atau pertahankan id prepared, checked, dan approved di bawah roles, dan ganti nama tercetaknya saja.`,
      },
    );
  }
  const check = (path: Path, role: string) => {
    if (known.includes(role)) return;
    const guess = nearest(role, known);
    tell(
      path,
      { en: `“${role}” is not one of the roles.`, id: `“${role}” bukan salah satu peran.` },
      guess
        ? { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` }
        : {
            en: `Write one of ${list}, or add it under roles: “${role}: its name as printed”.`,
            id: `Tulis salah satu dari ${list}, atau tambahkan di bawah roles: “${role}: namanya seperti tercetak”.`,
          },
    );
  };
  const checkAll = (
    path: Path,
    { approvals = [], holders, apart }: Pick<DocumentType, "holders" | "apart"> & { approvals?: string[] | undefined },
  ) => {
    for (const [index, role] of approvals.entries()) check([...path, "approvals", index], role);
    for (const role of Object.keys(holders)) check([...path, "holders", role], role);
    for (const [index, pair] of apart.entries()) for (const [at, role] of pair.entries()) check([...path, "apart", index, at], role);
  };
  for (const [letter, type] of Object.entries(types)) if (!byDefault.some(([own]) => own === letter)) checkAll(["types", letter], type);
  checkAll(["settings"], settings);
}

const usual = new Set(["prepared", "checked", "approved"]);

function rolesOf({ approvals, holders, apart }: DocumentType): string[] {
  return [...approvals, ...Object.keys(holders), ...apart.flat()];
}

/** Sections of one type are told apart by id and by printed name. */
function checkSections({ types }: LibrarySettings, tell: Tell): void {
  const letters = Object.keys(types);
  for (const [letter, { sections }] of Object.entries(types)) {
    const seen = new Set<string>();
    sections.forEach(({ id, name, accepts = [] }, index) => {
      const path = ["types", letter, "sections", index];
      for (const own of new Set([`id ${id}`, `name ${name.en.toLowerCase()}`, `name ${name.id.toLowerCase()}`])) {
        const word = own.slice(own.indexOf(" ") + 1);
        if (seen.has(own)) {
          tell(
            path,
            { en: `Two sections of type ${letter} are called “${word}”.`, id: `Dua bagian jenis ${letter} bernama “${word}”.` },
            { en: "Give each its own id and name.", id: "Beri masing-masing id dan nama sendiri." },
          );
          break;
        }
      }
      for (const own of [`id ${id}`, `name ${name.en.toLowerCase()}`, `name ${name.id.toLowerCase()}`]) seen.add(own);
      // A list may accept a type that only documents kept elsewhere have; one that differs by its capitals is mistyped.
      accepts.forEach((type, at) => {
        const meant = letters.includes(type) ? undefined : letters.find((own) => own.toLowerCase() === type.toLowerCase());
        if (meant === undefined) return;
        tell(
          [...path, "accepts", at],
          { en: `“${type}” is not one of the types.`, id: `“${type}” bukan salah satu jenis.` },
          { en: `Did you mean “${meant}”?`, id: `Maksudnya “${meant}”?` },
        );
      });
    });
  }
}

/** Place-holders and parts belong together. @returns true where something was told */
function checkPattern({ code: { pattern, parts } }: LibrarySettings, tell: Tell): boolean {
  const named = [...pattern.matchAll(/\{([^}]*)\}/g)].map((match) => match[1] as string);
  const known = ["type", "number", ...Object.keys(parts)];
  for (const [index, name] of named.entries()) {
    if (known.includes(name) && named.indexOf(name) === index) continue;
    const guess = nearest(
      name,
      known.filter((own) => !named.includes(own)),
    );
    const unknown = !known.includes(name);
    tell(
      ["code", "pattern"],
      unknown
        ? {
            en: `“{${name}}” in the pattern “${pattern}” stands for nothing.`,
            id: `“{${name}}” dalam pola “${pattern}” tidak mewakili apa pun.`,
          }
        : { en: `“{${name}}” stands twice in the pattern “${pattern}”.`, id: `“{${name}}” ada dua kali dalam pola “${pattern}”.` },
      !unknown
        ? { en: "Write it once.", id: "Tulis sekali saja." }
        : guess
          ? { en: `Did you mean “{${guess}}”?`, id: `Maksudnya “{${guess}}”?` }
          : {
              en: `List what may stand there, under code: parts: { ${/^\w+$/.test(name) ? name : "dept"}: [QA, PRD] }`,
              id: `Sebutkan yang boleh ada di sana, di bawah code: parts: { ${/^\w+$/.test(name) ? name : "dept"}: [QA, PRD] }`,
            },
    );
    return true;
  }
  const unused = Object.keys(parts).find((part) => !named.includes(part));
  if (unused !== undefined) {
    tell(
      ["code", "parts", unused],
      {
        en: `The part “${unused}” stands nowhere in the pattern “${pattern}”.`,
        id: `Bagian “${unused}” tidak ada dalam pola “${pattern}”.`,
      },
      { en: `Write {${unused}} where it stands in a code, or delete it.`, id: `Tulis {${unused}} di tempatnya dalam kode, atau hapus.` },
    );
    return true;
  }
  return false;
}

/** A code is made of each value a part may take, and read again. */
function checkCodes(settings: LibrarySettings, tell: Tell): void {
  const { pattern, parts } = settings.code;
  if (/\s/.test(pattern)) {
    tellBlank(pattern, tell);
    return;
  }
  const isEachRight = [checkTypes(settings, tell), checkParts(settings, tell)];
  if (isEachRight.includes(false)) return;
  const scheme = compileCodeScheme(settings);
  const first = Object.fromEntries(Object.entries(parts).map(([name, values]) => [name, values[0] ?? ""]));
  const [type = ""] = Object.keys(settings.types);
  const number = 10 ** settings.code.digits - 1;
  const tried = [
    ...Object.keys(settings.types).map((own) => ({ parts: first, type: own, number })),
    ...Object.entries(parts).flatMap(([name, values]) => values.map((value) => ({ parts: { ...first, [name]: value }, type, number }))),
  ].map((own) => ({ ...own, code: scheme.format(own) }));
  const lost = tried.find((own) => {
    const read = documentCode.safeParse(own.code).success ? scheme.parse(own.code) : undefined;
    return read?.type !== own.type || read.number !== number || Object.keys(parts).some((name) => read.parts[name] !== own.parts[name]);
  });
  if (!lost) return;
  tell(
    ["code", "pattern"],
    {
      en: `A code made by “${pattern}”, such as “${lost.code}”, can't be taken apart again.`,
      id: `Kode menurut “${pattern}”, misalnya “${lost.code}”, tidak dapat diuraikan kembali.`,
    },
    {
      en: "Put a mark such as “-”, “.” or “/” between its parts.",
      id: "Beri tanda seperti “-”, “.”, atau “/” di antara bagian-bagiannya.",
    },
  );
}

/** @returns true where all types may stand in codes */
function checkTypes({ code: { pattern }, types }: LibrarySettings, tell: Tell): boolean {
  const isBare = !/\{(?!type\}|number\})/.test(pattern);
  const wrong = Object.keys(types).filter((type) => !(isBare ? /^[A-Za-z][^\s{}]*$/ : /^[A-Za-z]{1,4}$/).test(type));
  for (const type of wrong) {
    tell(
      ["types", type],
      { en: `The type “${type}” can't stand in a code.`, id: `Jenis “${type}” tidak dapat menjadi bagian kode.` },
      /[A-Za-z]/.test(type)
        ? {
            en: "In codes a type is one to four letters A–Z, such as P, WI or SOP; its printed name may be anything.",
            id: "Dalam kode, jenis terdiri atas satu sampai empat huruf A–Z, misalnya P, WI, atau SOP; nama tercetaknya bebas.",
          }
        : {
            en: "Give it letters, such as P or WI: codes of numbers alone, such as 12.3.4, can't be held, since nothing tells them from other numbers in a text.",
            id: "Beri huruf, misalnya P atau WI: kode yang hanya berupa angka, misalnya 12.3.4, tidak dapat dipakai karena dalam teks tidak terbedakan dari angka lain.",
          },
    );
  }
  return wrong.length === 0;
}

/** @returns true where all values of parts may stand in codes, and each part has one */
function checkParts({ code: { parts } }: LibrarySettings, tell: Tell): boolean {
  let isRight = true;
  for (const [name, values] of Object.entries(parts)) {
    if (values.length === 0) {
      isRight = false;
      tell(
        ["code", "parts", name],
        { en: `Nothing may stand for {${name}}.`, id: `Tidak ada yang boleh mewakili {${name}}.` },
        { en: `List what may: ${name}: [QA, PRD]`, id: `Sebutkan yang boleh: ${name}: [QA, PRD]` },
      );
    }
    values.forEach((value, index) => {
      if (/^[A-Za-z0-9]{1,16}$/.test(value)) return;
      isRight = false;
      const plain = value.replace(/[^A-Za-z0-9]/g, "").slice(0, 16) || "QA";
      tell(
        ["code", "parts", name, index],
        { en: `“${value}” can't stand in a code.`, id: `“${value}” tidak dapat menjadi bagian kode.` },
        {
          en: `Write it with letters A–Z and digits only, at most 16, such as ${plain}.`,
          id: `Tulis hanya dengan huruf A–Z dan angka, paling banyak 16, misalnya ${plain}.`,
        },
      );
    });
  }
  return isRight;
}

function tellBlank(pattern: string, tell: Tell): void {
  const mended = pattern.trim().replace(/\s+/g, "-");
  tell(
    ["code", "pattern"],
    { en: `The pattern “${pattern}” holds a blank; a code is one word.`, id: `Pola “${pattern}” memuat spasi; kode adalah satu kata.` },
    { en: `Write “${mended}”.`, id: `Tulis “${mended}”.` },
  );
}

/** The first revision is named like all others, and a number as wide. */
function checkRevision({ revision }: LibrarySettings, tell: Tell): void {
  const { style, first, digits } = revision;
  const misfit = revisionMisfit(first, { ...revision, first: style === "number" ? "00" : "A" });
  if (misfit) {
    tell(
      ["revision"],
      { en: `The first revision, “${first}”, ${misfit.en}.`, id: `Revisi pertama, “${first}”, ${misfit.id}.` },
      {
        en: `Write revision: { style: label, first: "${first}" }, or a first revision that is counted on: { style: ${style} }.`,
        id: `Tulis revision: { style: label, first: "${first}" }, atau revisi pertama yang dapat dihitung: { style: ${style} }.`,
      },
    );
    return;
  }
  if (style !== "number" || first.length === digits) return;
  tell(
    ["revision"],
    {
      en: `The first revision is “${first}”, but revisions have ${digits} digits.`,
      id: `Revisi pertama “${first}”, tetapi revisi terdiri atas ${digits} angka.`,
    },
    {
      en: `Write revision: { first: "${first}", digits: ${first.length} }`,
      id: `Tulis revision: { first: "${first}", digits: ${first.length} }`,
    },
  );
}
