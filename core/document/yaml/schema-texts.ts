import type { z } from "zod";
import type { LocalText } from "../../../schemas/local-text.ts";
import { quotedList } from "../words/quoted-list.ts";

/** The schemas' own messages, in Indonesian. A test holds that none is missing. */
export const indonesian: Readonly<Record<string, string>> = {
  "is not written as a day, YYYY-MM-DD": "tidak ditulis sebagai tanggal, YYYY-MM-DD",
  "is not a day of the calendar written YYYY-MM-DD": "bukan tanggal kalender dalam bentuk YYYY-MM-DD",
  "is not a time with its zone, YYYY-MM-DDThh:mm:ss+07:00": "bukan waktu dengan zonanya, YYYY-MM-DDThh:mm:ss+07:00",
  "is not a code without blanks": "bukan kode tanpa spasi",
  "is not the name of a signed sheet": "bukan nama lembar bertanda tangan",
  "is not written in quotes, as printed": "tidak ditulis di antara tanda kutip, seperti tercetak",
  'is not a revision: letters and digits in quotes, with . - or _ between, such as "05"':
    'bukan revisi: huruf dan angka di antara tanda kutip, dengan . - atau _ di antaranya, misalnya "05"',
  "is longer than 32 characters": "lebih panjang dari 32 karakter",
  "is not sha256: and 64 hexadecimal digits": "bukan sha256: dan 64 angka heksadesimal",
  "is not a text": "bukan teks",
  "is empty": "kosong",
  "is not a step or a range of steps, such as 1-7": "bukan satu langkah atau rentang langkah, misalnya 1-7",
  "is not a number and days, months or years, such as 24 months": "bukan bilangan dengan days, months, atau years, misalnya 24 months",
  "is not a word": "bukan satu kata",
  "is not a picture inside the library's folder: svg, png, jpg or webp": "bukan gambar di dalam folder pustaka: svg, png, jpg, atau webp",
  "is not a language by its code, such as id or en": "bukan bahasa menurut kodenya, misalnya id atau en",
  "is not a word in lower case": "bukan satu kata dalam huruf kecil",
  "is not a time zone such as Asia/Jakarta": "bukan zona waktu seperti Asia/Jakarta",
  "lacks {number}": "tidak memuat {number}",
  "lacks {code} or {step}": "tidak memuat {code} atau {step}",
  "is not a colour #rrggbb": "bukan warna #rrggbb",
  "is not an address that begins with https://, http:// or mailto:": "bukan alamat yang diawali https://, http://, atau mailto:",
  "is on more than one line": "lebih dari satu baris",
  "holds in braces something else than {code}, {revision}, {title}, {place}, {step}, {path}, {address}, {text}":
    "memuat dalam kurung kurawal selain {code}, {revision}, {title}, {place}, {step}, {path}, {address}, {text}",
  "is not a rule id such as SOP607": "bukan id aturan seperti SOP607",
};

const kinds: Readonly<Record<string, LocalText>> = {
  string: { en: "a text", id: "teks" },
  number: { en: "a number", id: "bilangan" },
  int: { en: "a whole number", id: "bilangan bulat" },
  array: { en: "a list", id: "daftar" },
  object: { en: "keys with values", id: "kunci dengan nilai" },
  record: { en: "keys with values", id: "kunci dengan nilai" },
  boolean: { en: "true or false", id: "true atau false" },
};

/** What a value that does not fit was expected to be, in both languages. */
export function issueTexts(issue: z.core.$ZodIssue): LocalText {
  const translated = indonesian[issue.message];
  if (translated !== undefined) return { en: issue.message, id: translated };
  if (issue.code === "invalid_type") {
    const kind = kinds[issue.expected] ?? { en: issue.expected, id: issue.expected };
    return { en: `is not ${kind.en}`, id: `bukan ${kind.id}` };
  }
  if (issue.code === "invalid_value") {
    const values = quotedList(issue.values.map(String));
    return { en: `is none of ${values}`, id: `bukan salah satu dari ${values}` };
  }
  if (issue.code === "too_small") {
    return { en: `is smaller or shorter than ${issue.minimum}`, id: `lebih kecil atau lebih pendek dari ${issue.minimum}` };
  }
  if (issue.code === "too_big") {
    return { en: `is larger or longer than ${issue.maximum}`, id: `lebih besar atau lebih panjang dari ${issue.maximum}` };
  }
  return { en: "does not fit what is expected here", id: "tidak sesuai dengan yang diharapkan di sini" };
}
