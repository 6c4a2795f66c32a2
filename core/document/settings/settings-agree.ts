import { defaultTypes } from "../../../schemas/default-types.ts";
import type { DocumentType, LibrarySettings } from "../../../schemas/library-settings.ts";
import type { LocalText } from "../../../schemas/local-text.ts";
import { revisionMisfit } from "../codes/revision-order.ts";
import type { Problem } from "../document.ts";
import { nearest } from "../words/nearest.ts";
import type { Path } from "../yaml/schema-path.ts";
import type { SchemaPlaces } from "../yaml/schema-problems.ts";
import { checkCodes, type Tell } from "./codes-agree.ts";

/**
 * What no key of `library.yaml` says by itself: a role, type or place-holder that is named but not there, a scheme whose
 * codes can't be read again. One problem a fault, each with what to write instead.
 * @param settings as read; each fits the schema
 */
export function settingsProblems(settings: LibrarySettings, places: SchemaPlaces): Problem[] {
  const told: Problem[] = [];
  const tell = (path: Path, message: LocalText, fix: LocalText) =>
    told.push({ kind: "frontMatter", at: places.locate(path), key: `settings ${path.join(".")}`, message, fix });
  if (Object.keys(settings.types).length === 0) {
    tell(
      ["types"],
      {
        en: "“types” names no type of document, so no code can fit.",
        id: "“types” tidak menyebut jenis dokumen, sehingga tidak ada kode yang cocok.",
      },
      {
        en: `Write at least one, or leave types out: then ${Object.keys(defaultTypes).join(", ")} are there.`,
        id: `Tulis paling sedikit satu, atau hapus types: maka berlaku ${Object.keys(defaultTypes).join(", ")}.`,
      },
    );
    return told;
  }
  checkRoles(settings, tell);
  checkSections(settings, tell);
  checkExternal(settings, tell);
  checkCodes(settings, tell);
  checkRevision(settings, tell);
  return told;
}

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
    for (const [index, role] of approvals.entries()) {
      check([...path, "approvals", index], role);
      if (approvals.indexOf(role) < index) {
        tell(
          [...path, "approvals", index],
          { en: `“${role}” is to sign twice.`, id: `“${role}” diminta menandatangani dua kali.` },
          { en: "Name each role once, in the order of signing.", id: "Sebutkan tiap peran satu kali, menurut urutan penandatanganan." },
        );
      }
    }
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
    const flows = sections.flatMap(({ from }, index) => (from === "flows" ? index : []));
    if (flows[1] !== undefined) {
      tell(
        ["types", letter, "sections", flows[1]],
        {
          en: `Two sections of type ${letter} hold flows; those of the second would not be read.`,
          id: `Dua bagian jenis ${letter} memuat alur; alur pada bagian kedua tidak akan terbaca.`,
        },
        { en: "Keep one: a section holds any number of flows.", id: "Pertahankan satu: sebuah bagian memuat alur sebanyak apa pun." },
      );
    }
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

/** A code that is held elsewhere has one title and one holder. */
function checkExternal({ external }: LibrarySettings, tell: Tell): void {
  external.forEach(({ code }, index) => {
    if (external.findIndex((other) => other.code === code) === index) return;
    tell(
      ["external", index, "code"],
      { en: `“${code}” is listed twice under external.`, id: `“${code}” tercantum dua kali di bawah external.` },
      { en: "Keep the entry that holds.", id: "Pertahankan entri yang benar." },
    );
  });
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
