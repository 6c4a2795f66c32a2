import type { Language } from "../../../schemas/local-text.ts";

/** The procedure a new library starts with: short, whole, and an example of the notation. */
export const firstProcedure: Readonly<Record<Language, string>> = {
  id: `---
code: P-01
title: Penanganan Permintaan
revision: "00"
approvals: {}
distribution:
  - { copy: master, location: Arsip }
parties: [Petugas, Penyelia]
workInstructions: [W-01]
changes:
  - summary: [Terbitan pertama]
---

## Tujuan

Menjamin setiap permintaan dicatat dan dijawab.

## Ruang Lingkup

Prosedur ini berlaku untuk semua permintaan yang diterima petugas.

## Kebijakan Umum

- Setiap permintaan dicatat pada hari diterima.

## Indikator Kinerja Prosedur

- Tanggap tepat waktu: permintaan dijawab dalam satu hari kerja.

## Rincian Prosedur

### Penanganan Permintaan

#### 1. Mencatat permintaan

- Pelaksana: Petugas
- KPI: Tanggap tepat waktu
- RC: P-01_R1
- Sesuai: W-01

Petugas mencatat permintaan menurut W-01.

> Permintaan Bapak/Ibu sudah kami catat.

#### 2. Dapat dilayani?

- Pelaksana: Penyelia
- KPI: Tanggap tepat waktu
- RC: P-01_R2
- Lanjut:
  - Ya → 3
  - Tidak → 4

Penyelia menilai apakah permintaan dapat dilayani.

#### 3. Melayani permintaan

- Pelaksana: Petugas
- KPI: Tanggap tepat waktu
- RC: P-01_R3
- Lanjut: selesai

Petugas melayani permintaan dan mengabari pemohon.

#### 4. Menjelaskan penolakan

- Pelaksana: Petugas
- KPI: Tanggap tepat waktu
- RC: P-01_R4
- Lanjut: selesai

Petugas menjelaskan alasan penolakan kepada pemohon.
`,
  en: `---
code: P-01
title: Handling Requests
revision: "00"
approvals: {}
distribution:
  - { copy: master, location: Archive }
parties: [Clerk, Supervisor]
workInstructions: [W-01]
changes:
  - summary: [First issue]
---

## Purpose

Every request is recorded and answered.

## Scope

This procedure covers all requests that a clerk receives.

## General policies

- A request is recorded on the day it comes in.

## Performance indicators

- Answered in time: a request is answered within one working day.

## Procedure

### Handling Requests

#### 1. Record the request

- Actor: Clerk
- KPI: Answered in time
- RC: P-01_R1
- Follows: W-01

The clerk records the request as W-01 says.

> We have recorded your request.

#### 2. Can it be met?

- Actor: Supervisor
- KPI: Answered in time
- RC: P-01_R2
- Next:
  - Yes → 3
  - No → 4

The supervisor judges whether the request can be met.

#### 3. Meet the request

- Actor: Clerk
- KPI: Answered in time
- RC: P-01_R3
- Next: end

The clerk meets the request and tells the person who asked.

#### 4. Explain the refusal

- Actor: Clerk
- KPI: Answered in time
- RC: P-01_R4
- Next: end

The clerk explains to the person who asked why the request is refused.
`,
};

/** The instruction the first procedure is carried out by. */
export const firstInstruction: Readonly<Record<Language, string>> = {
  id: `---
code: W-01
title: Pencatatan Permintaan
revision: "00"
approvals: {}
distribution:
  - { copy: master, location: Arsip }
parties: [Petugas]
changes:
  - summary: [Terbitan pertama]
---

## Tujuan

Menjamin catatan permintaan lengkap.

## Ruang Lingkup

Instruksi ini mengatur cara mencatat permintaan menurut P-01.

## Indikator Kinerja Prosedur

- Catatan lengkap: nama pemohon, isi permintaan, dan waktunya tercatat.

## Rincian Prosedur

### Pencatatan Permintaan

#### 1. Menanyakan permintaan

- Pelaksana: Petugas
- KPI: Catatan lengkap
- RC: W-01_R1

Petugas menanyakan nama pemohon dan isi permintaan.

> Dengan siapa kami berbicara, dan apa yang dapat kami bantu?

#### 2. Menulis catatan

- Pelaksana: Petugas
- KPI: Catatan lengkap
- RC: W-01_R2
- Lanjut: selesai

Petugas menulis permintaan dan waktunya.
`,
  en: `---
code: W-01
title: Recording Requests
revision: "00"
approvals: {}
distribution:
  - { copy: master, location: Archive }
parties: [Clerk]
changes:
  - summary: [First issue]
---

## Purpose

The record of a request is complete.

## Scope

This instruction says how a request is recorded for P-01.

## Performance indicators

- Complete record: the name, the request and its time are written down.

## Procedure

### Recording Requests

#### 1. Ask for the request

- Actor: Clerk
- KPI: Complete record
- RC: W-01_R1

The clerk asks for the name and the request.

> May I have your name, and what can we do for you?

#### 2. Write the record

- Actor: Clerk
- KPI: Complete record
- RC: W-01_R2
- Next: end

The clerk writes down the request and its time.
`,
};
