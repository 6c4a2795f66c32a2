import type { Language } from "../../schemas/local-text.ts";

/** The words around the documentation of the tool. */
export const docsTexts: Record<Language, { title: string; about: (version: string) => string; contents: string; pages: string }> = {
  id: {
    title: "Dokumentasi SOP Control",
    about: (version) => `Cara kerja alat yang menyusun portal ini, versi ${version}. Bukan prosedur.`,
    contents: "Di halaman ini",
    pages: "Halaman dokumentasi",
  },
  en: {
    title: "SOP Control documentation",
    about: (version) => `How the tool that makes this portal works, version ${version}. Not a procedure.`,
    contents: "On this page",
    pages: "Pages of the documentation",
  },
};
