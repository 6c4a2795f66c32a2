import { sop } from "../../kit/define-rule.ts";
import type { RuleSummary } from "../../kit/define-summary.ts";

/** Examples of the rule of reachable steps in which parts run at once: what may split, what has to be joined. */
export const parallelExamples: RuleSummary["examples"] = [
  {
    title: {
      en: "Waiting for a step that does not come, and for too few",
      id: "Menunggu langkah yang tidak datang, dan kurang menunggu",
    },
    invalid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Sampaikan nomor

      - Lanjut: 4

      #### 3. Teruskan tiket

      - Lanjut: 4

      #### 4. Pastikan diterima

      - Setelah: 2 dan 5

      #### 5. Salam Penutup

      - Lanjut: selesai
    `,
    reports: [
      "19:12-19:19 Step 4 “Pastikan diterima” does not wait for 3, which also leads to it.",
      "19:12-19:19 Step 4 “Pastikan diterima” waits for step 5, which does not lead to it.",
    ],
  },
  {
    title: { en: "A branch that leaves before the join", id: "Cabang yang keluar sebelum disatukan" },
    invalid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Pelanggan masih di telepon?

      - Lanjut:
        - Ya → 4
        - Tidak → selesai

      #### 3. Teruskan tiket

      #### 4. Pastikan diterima

      - Setelah: 2 dan 3
      - Lanjut: selesai
    `,
    reports: [
      "9:1-9:36 Step 2 “Pelanggan masih di telepon?” leaves the flow between the split at 1 and the join at 4, which then waits in vain.",
    ],
  },
  {
    title: {
      en: "Back out of a parallel part, into one, and branches that meet unawaited",
      id: "Kembali keluar dari bagian bersamaan, masuk ke dalamnya, dan cabang yang bertemu tanpa ditunggu",
    },
    invalid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Data benar?

      - Lanjut:
        - Ya → 4
        - Tidak → 1

      #### 3. Teruskan tiket

      #### 4. Pastikan diterima

      - Setelah: 2 dan 3
      - Lanjut: selesai

      ### Layanan 108

      #### 5. Keluhan baru?

      - Lanjut:
        - Ya → 6
        - Tidak → 7

      #### 6. Catat tiket

      - Lanjut: 7 dan 8

      #### 7. Sampaikan nomor

      - Lanjut: 9

      #### 8. Teruskan tiket

      #### 9. Kirim surat

      #### 10. Pastikan diterima

      - Setelah: 9
      - Lanjut: selesai
    `,
    reports: [
      "9:1-9:20 Step 2 “Data benar?” goes back to 1, out of what step 1 has split, while the other branches still run.",
      "24:1-24:22 Step 5 “Keluhan baru?” leads to 7, into one branch of what step 6 has split.",
      "40:1-40:20 Branches of the split at 6 meet at step 9 “Kirim surat”, which waits for none of them and so is done twice.",
    ],
  },
  {
    title: { en: "Back into one branch, after the join", id: "Kembali ke satu cabang, sesudah disatukan" },
    invalid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Sampaikan nomor

      - Lanjut: 4

      #### 3. Teruskan tiket

      #### 4. Pastikan diterima

      - Setelah: 2 dan 3

      #### 5. Diterima?

      - Lanjut:
        - Ya → selesai
        - Tidak → 3
    `,
    reports: ["19:1-19:18 Step 5 “Diterima?” leads to 3, into one branch of what step 1 has split."],
  },
  {
    title: { en: "Split and never joined, and a join without a split", id: "Dipecah tanpa disatukan, dan penyatuan tanpa pemecahan" },
    invalid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Sampaikan nomor

      - Lanjut: 4

      #### 3. Teruskan tiket

      #### 4. Salam Penutup

      - Lanjut: selesai

      ### Layanan 108

      #### 5. Data tersedia?

      - Lanjut:
        - Ya → 6
        - Tidak → 7

      #### 6. Bacakan

      - Lanjut: 8

      #### 7. Usulkan

      #### 8. Salam Penutup

      - Setelah: 6 dan 7
      - Lanjut: selesai
    `,
    reports: [
      "7:11-7:18 Step 1 “Catat tiket” splits into 2 and 3, which are never joined again.",
      "35:12-35:19 Step 8 “Salam Penutup” waits for 6 and 7, but no step splits into them.",
    ],
  },
  {
    title: {
      en: "A parallel part whose branches all end the flow, and one that decides within a branch",
      id: "Bagian bersamaan yang semua cabangnya mengakhiri alur, dan yang memutuskan di dalam satu cabang",
    },
    valid: sop`
      ## Rincian Prosedur

      ### Layanan 147

      #### 1. Catat tiket

      - Lanjut: 2 dan 3

      #### 2. Sampaikan nomor

      - Lanjut: selesai (tiket berjalan)

      #### 3. Teruskan tiket

      - Lanjut: selesai (tiket berjalan)

      ### Layanan 108

      #### 4. Catat usul

      - Lanjut: 5 dan 8

      #### 5. Perlu data?

      - Lanjut:
        - Ya → 6
        - Tidak → 7

      #### 6. Minta data

      - Lanjut: 9

      #### 7. Catat alasan

      - Lanjut: 9

      #### 8. Teruskan usul

      #### 9. Pastikan diterima

      - Setelah: 6, 7 dan 8
      - Lanjut: selesai
    `,
  },
];
