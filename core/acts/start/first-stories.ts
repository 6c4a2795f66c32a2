import type { Language } from "../../../schemas/local-text.ts";

/** A document to start from: short, whole, and an example of the notation. */
export interface Story {
  title: string;
  parties: readonly string[];
  /** What stands in a section, by its id; sections a type doesn't have are left out. */
  sections: Readonly<Record<string, string>>;
  steps: readonly StoryStep[];
}

export interface StoryStep {
  title: string;
  actor: string;
  next?: string;
  /** True where it is carried out by the instruction. */
  follows?: true;
  text: string;
  /** What the step needs, how long it takes, what comes of it: a government's SOP says so of each. */
  quality: readonly [input: string, time: string, output: string];
}

/** A request comes in and is met or refused; `{instruction}` and `{procedure}` are the documents' codes. */
export const stories: Readonly<Record<Language, { procedure: Story; instruction: Story }>> = {
  id: {
    procedure: {
      title: "Penanganan Permintaan",
      parties: ["Petugas", "Penyelia"],
      sections: {
        purpose: "Menjamin setiap permintaan dicatat dan dijawab.",
        scope: "Prosedur ini berlaku untuk semua permintaan yang diterima petugas.",
        policies: "- Setiap permintaan dicatat pada hari diterima.",
        indicators: "- Tanggap tepat waktu: permintaan dijawab dalam satu hari kerja.",
        qualification: "- Memahami jenis permintaan yang dilayani.",
        equipment: "- Buku atau aplikasi pencatatan permintaan.",
        warnings: "- Bila permintaan tidak dicatat pada hari diterima, jawaban kepada pemohon terlambat.",
        risks: "- Permintaan terlewat: setiap permintaan dicatat sebelum dinilai.",
      },
      steps: [
        {
          title: "Mencatat permintaan",
          quality: ["Isi permintaan", "5 menit", "Catatan permintaan"],
          actor: "Petugas",
          follows: true,
          text: "Petugas mencatat permintaan menurut {instruction}.\n\n> Permintaan Bapak/Ibu sudah kami catat.",
        },
        {
          title: "Dapat dilayani?",
          quality: ["Catatan permintaan", "10 menit", "Keputusan"],
          actor: "Penyelia",
          next: "\n  - Ya → 3\n  - Tidak → 4",
          text: "Penyelia menilai apakah permintaan dapat dilayani.",
        },
        {
          title: "Melayani permintaan",
          quality: ["Keputusan", "1 hari", "Jawaban kepada pemohon"],
          actor: "Petugas",
          next: "selesai",
          text: "Petugas melayani permintaan dan mengabari pemohon.",
        },
        {
          title: "Menjelaskan penolakan",
          quality: ["Keputusan", "10 menit", "Penjelasan kepada pemohon"],
          actor: "Petugas",
          next: "selesai",
          text: "Petugas menjelaskan alasan penolakan kepada pemohon.",
        },
      ],
    },
    instruction: {
      title: "Pencatatan Permintaan",
      parties: ["Petugas"],
      sections: {
        purpose: "Menjamin catatan permintaan lengkap.",
        scope: "Instruksi ini mengatur cara mencatat permintaan menurut {procedure}.",
        indicators: "- Catatan lengkap: nama pemohon, isi permintaan, dan waktunya tercatat.",
        qualification: "- Mampu menanyakan isi permintaan dengan jelas.",
        equipment: "- Buku atau aplikasi pencatatan permintaan.",
        warnings: "- Bila nama pemohon tidak dicatat, permintaan tidak dapat dijawab.",
        risks: "- Catatan tidak lengkap: nama, isi, dan waktu ditanyakan sebelum percakapan ditutup.",
      },
      steps: [
        {
          title: "Menanyakan permintaan",
          quality: ["Nama pemohon", "3 menit", "Isi permintaan"],
          actor: "Petugas",
          text: "Petugas menanyakan nama pemohon dan isi permintaan.\n\n> Dengan siapa kami berbicara, dan apa yang dapat kami bantu?",
        },
        {
          title: "Menulis catatan",
          quality: ["Isi permintaan", "2 menit", "Catatan permintaan"],
          actor: "Petugas",
          next: "selesai",
          text: "Petugas menulis permintaan dan waktunya.",
        },
      ],
    },
  },
  en: {
    procedure: {
      title: "Handling Requests",
      parties: ["Clerk", "Supervisor"],
      sections: {
        purpose: "Every request is recorded and answered.",
        scope: "This procedure covers all requests that a clerk receives.",
        policies: "- A request is recorded on the day it comes in.",
        indicators: "- Answered in time: a request is answered within one working day.",
        qualification: "- Knows which kinds of requests are met here.",
        equipment: "- A book or an application in which requests are recorded.",
        warnings: "- A request that is not recorded on its day is answered late.",
        risks: "- A request is overlooked: each one is recorded before it is judged.",
      },
      steps: [
        {
          title: "Record the request",
          quality: ["The request", "5 minutes", "Record of the request"],
          actor: "Clerk",
          follows: true,
          text: "The clerk records the request as {instruction} says.\n\n> We have recorded your request.",
        },
        {
          title: "Can it be met?",
          quality: ["Record of the request", "10 minutes", "Decision"],
          actor: "Supervisor",
          next: "\n  - Yes → 3\n  - No → 4",
          text: "The supervisor judges whether the request can be met.",
        },
        {
          title: "Meet the request",
          quality: ["Decision", "1 day", "Answer"],
          actor: "Clerk",
          next: "end",
          text: "The clerk meets the request and tells the person who asked.",
        },
        {
          title: "Explain the refusal",
          quality: ["Decision", "10 minutes", "Explanation"],
          actor: "Clerk",
          next: "end",
          text: "The clerk explains to the person who asked why the request is refused.",
        },
      ],
    },
    instruction: {
      title: "Recording Requests",
      parties: ["Clerk"],
      sections: {
        purpose: "The record of a request is complete.",
        scope: "This instruction says how a request is recorded for {procedure}.",
        indicators: "- Complete record: the name, the request and its time are written down.",
        qualification: "- Can ask clearly what is wanted.",
        equipment: "- A book or an application in which requests are recorded.",
        warnings: "- Without the name of who asked, a request can't be answered.",
        risks: "- The record is incomplete: name, request and time are asked for before the talk ends.",
      },
      steps: [
        {
          title: "Ask for the request",
          quality: ["Name of who asks", "3 minutes", "The request"],
          actor: "Clerk",
          text: "The clerk asks for the name and the request.\n\n> May I have your name, and what can we do for you?",
        },
        {
          title: "Write the record",
          quality: ["The request", "2 minutes", "Record of the request"],
          actor: "Clerk",
          next: "end",
          text: "The clerk writes down the request and its time.",
        },
      ],
    },
  },
};
