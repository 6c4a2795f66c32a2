import type { LocalText } from "../../../schemas/local-text.ts";
import type { OddFile, OddKind } from "../../library/odd-file.ts";
import { defineFilesRule, type FilesContext } from "../kit/define-files-rule.ts";

function check(odd: readonly OddFile[], { report }: FilesContext): void {
  for (const { path, what } of odd) {
    const severity = LESSER.has(what) ? { severity: "warning" as const } : {};
    report(path, { key: `${what} ${path}`, message: messages[what], fix: fixes[what], ...severity });
  }
}

/** A print, or what somebody keeps for himself, may be called as a document is; and where nobody has Windows, nothing is lost. */
const LESSER: ReadonlySet<OddKind> = new Set(["foreign", "barred"]);

const messages: Readonly<Record<OddKind, LocalText>> = {
  link: {
    en: "This is a link, so it was not read: what it leads to can change while nothing here does.",
    id: "Ini tautan, sehingga tidak dibaca: yang ditunjuknya dapat berubah tanpa perubahan apa pun di sini.",
  },
  folder: {
    en: "This is a folder with the name of a file, so it was not read.",
    id: "Ini folder dengan nama berkas, sehingga tidak dibaca.",
  },
  device: {
    en: "This is no ordinary file, so it was not read.",
    id: "Ini bukan berkas biasa, sehingga tidak dibaca.",
  },
  repository: {
    en: "Another repository of git begins here (a submodule, or a clone): what is in it can change while nothing here does.",
    id: "Di sini bermula repositori git lain (submodul, atau klona): isinya dapat berubah tanpa perubahan apa pun di sini.",
  },
  name: {
    en: "This name is nearly that of a file a library is read from, so it was not read.",
    id: "Nama ini hampir sama dengan nama berkas pustaka, sehingga tidak dibaca.",
  },
  stray: {
    en: "This Markdown file has none of the names of a document's texts, so it was not read.",
    id: "Berkas Markdown ini tidak memakai nama naskah dokumen, sehingga tidak dibaca.",
  },
  loose: {
    en: "This text lies in no document's folder, so it was not read.",
    id: "Teks ini tidak berada dalam folder sebuah dokumen, sehingga tidak dibaca.",
  },
  foreign: {
    en: "This file is called as a document is, or lies where a document's only text should; it was not read, and nothing of it is controlled.",
    id: "Berkas ini bernama seperti dokumen, atau berada di tempat satu-satunya naskah dokumen; isinya tidak dibaca, dan tidak terkendali.",
  },
  hidden: {
    en: "This text lies in a folder whose name begins with a dot, so it was not read.",
    id: "Teks ini berada dalam folder bernama awalan titik, sehingga tidak dibaca.",
  },
  ignored: {
    en: "git is told to ignore this text, so nobody else gets it and no change of it is seen.",
    id: "git diatur mengabaikan teks ini, sehingga orang lain tidak memperolehnya dan perubahannya tidak terlihat.",
  },
  twin: {
    en: "On other machines this name is that of another file here, and one of the two is lost (letter case, or how accents are written).",
    id: "Di komputer lain nama ini sama dengan nama berkas lain di sini, dan salah satunya hilang (huruf besar-kecil, atau cara menulis aksen).",
  },
  barred: {
    en: "Windows can't write a file of this name, and git there lays out none of the repository.",
    id: "Windows tidak dapat menulis berkas bernama ini, sehingga git di sana tidak meletakkan satu berkas pun.",
  },
  work: {
    en: "This is what sop keeps while it writes, and belongs into no commit: on another machine it would be taken for a change that was cut off there.",
    id: "Ini disimpan sop selagi menulis, dan tidak masuk commit: di komputer lain akan dianggap perubahan yang terputus di sana.",
  },
  converted: {
    en: "git is told to rewrite this file (filter, ident, encoding, or text that is none), so others get bytes that nobody approved.",
    id: "git diatur menulis ulang berkas ini (filter, ident, penyandian, atau teks yang bukan teks), sehingga orang lain memperoleh isi yang berbeda dari yang disetujui.",
  },
};

const rename: LocalText = {
  en: "Call it draft.md, rev-NN.md, events.yaml, issued.yaml or library.yaml, or move it away.",
  id: "Beri nama draft.md, rev-NN.md, events.yaml, issued.yaml, atau library.yaml, atau pindahkan.",
};
const replace: LocalText = { en: "Put the file itself here, or take it away.", id: "Letakkan berkasnya sendiri di sini, atau singkirkan." };

const fixes: Readonly<Record<OddKind, LocalText>> = {
  link: replace,
  folder: replace,
  device: replace,
  repository: {
    en: "Put the files themselves here, without the .git beside them; or keep the other repository outside of the library's folder.",
    id: "Letakkan berkasnya sendiri di sini, tanpa .git di sebelahnya; atau simpan repositori lain itu di luar folder pustaka.",
  },
  name: rename,
  stray: {
    en: "Call it draft.md or rev-NN.md if it is the document's text; else move it into assets, or away.",
    id: "Beri nama draft.md atau rev-NN.md jika itu naskah dokumennya; jika bukan, pindahkan ke assets atau ke tempat lain.",
  },
  loose: {
    en: "Move it into a folder of the library that is named by its code: P-01/draft.md.",
    id: "Pindahkan ke folder pustaka yang bernama kodenya: P-01/draft.md.",
  },
  foreign: {
    en: "Make a draft of it: sop import FILE reads Word and HTML; what can't be read is written into a draft by hand (sop new). Or move it out of the library.",
    id: "Jadikan draf: sop import BERKAS membaca Word dan HTML; yang tidak dapat dibaca ditulis sendiri ke dalam draf (sop new). Atau pindahkan ke luar pustaka.",
  },
  hidden: { en: "Move it into a folder named by its code, or away.", id: "Pindahkan ke folder bernama kodenya, atau singkirkan." },
  ignored: {
    en: "Take the line out of .gitignore, and commit the file.",
    id: "Hapus barisnya dari .gitignore, lalu simpan berkasnya dalam git.",
  },
  work: {
    en: "Take it out: git rm -r --cached .sop, and see who put it there.",
    id: "Keluarkan: git rm -r --cached .sop, dan lihat siapa yang menaruhnya.",
  },
  barred: {
    en: 'Give it a name without < > : " | ? * \\, without a dot or blank at its end, and none of CON, PRN, AUX, NUL, COM1 … LPT9.',
    id: 'Beri nama tanpa < > : " | ? * \\, tanpa titik atau spasi di akhirnya, dan bukan CON, PRN, AUX, NUL, COM1 … LPT9.',
  },
  twin: { en: "Give one of the two another name.", id: "Beri nama lain pada salah satunya." },
  converted: {
    en: "Take the attribute away in .gitattributes: “-text -filter -ident” for pictures.",
    id: "Hapus atributnya dalam .gitattributes: “-text -filter -ident” untuk gambar.",
  },
};

export const filesKeptWhole = defineFilesRule({
  id: "SOP313",
  name: "files-kept-whole",
  scope: "files",
  check,
  since: "0.2.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "Where a text of a document should stand there is an ordinary file of its name, which git sees, and leaves as it is.",
    id: "Di tempat teks dokumen terdapat berkas biasa dengan namanya, yang terlihat oleh git dan dibiarkannya utuh.",
  },
  why: {
    en: "What is passed over is not controlled: a text that a link, a folder or a wrong name hides is read by people and by no check.",
    id: "Yang terlewat tidak terkendali: teks yang tersembunyi di balik tautan, folder, atau nama keliru dibaca orang tetapi tidak diperiksa.",
  },
  examples: [
    {
      title: { en: "A link, a folder and a wrong name", id: "Tautan, folder, dan nama keliru" },
      data: {
        "P-01/rev-01.md": "link",
        "P-01/rev-02.md": "folder",
        "P-01/Rev-03.md": "name",
        "P-01/draft (2).md": "stray",
        "P-02/P-02.docx": "foreign",
      },
      invalid: "",
      reports: [
        "1:1-1:1 This name is nearly that of a file a library is read from, so it was not read.",
        "1:1-1:1 This Markdown file has none of the names of a document's texts, so it was not read.",
        "1:1-1:1 This is a link, so it was not read: what it leads to can change while nothing here does.",
        "1:1-1:1 This is a folder with the name of a file, so it was not read.",
        "1:1-1:1 This file is called as a document is, or lies where a document's only text should; it was not read, and nothing of it is controlled.",
      ],
    },
    { title: { en: "Nothing but files", id: "Hanya berkas biasa" }, valid: "" },
  ],
});
