import type { z } from "zod";
import type { LocalText } from "../../../schemas/local-text.ts";

/** The schemas' own messages, in Indonesian. A test holds that none is missing. */
export const indonesian: Readonly<Record<string, string>> = {
  "is written as a day, YYYY-MM-DD": "ditulis sebagai tanggal, YYYY-MM-DD",
  "is not a day of the calendar written YYYY-MM-DD": "bukan tanggal kalender dalam bentuk YYYY-MM-DD",
  "is not a time with its zone, YYYY-MM-DDThh:mm:ss+07:00": "bukan waktu dengan zonanya, YYYY-MM-DDThh:mm:ss+07:00",
  "is a code without blanks": "adalah kode tanpa spasi",
  "is written in quotes, as printed": "ditulis di antara tanda kutip, seperti tercetak",
  'is digits only, in quotes, such as "05"': 'hanya berisi angka di antara tanda kutip, misalnya "05"',
  "is sha256: and 64 hexadecimal digits": "adalah sha256: dan 64 angka heksadesimal",
  "is a text": "adalah teks",
  "is empty": "kosong",
  "is a step or a range of steps, such as 1-7": "adalah satu langkah atau rentang langkah, misalnya 1-7",
  "is a number and days, months or years, such as 24 months": "adalah bilangan dengan days, months, atau years, misalnya 24 months",
  "is a word": "adalah satu kata",
  "is a word in lower case": "adalah satu kata dalam huruf kecil",
  "is not a time zone such as Asia/Jakarta": "bukan zona waktu seperti Asia/Jakarta",
  "holds {type} and {number}": "memuat {type} dan {number}",
  "holds {code} and {step}": "memuat {code} dan {step}",
  "is digits in quotes": "adalah angka di antara tanda kutip",
  "is a colour #rrggbb": "adalah warna #rrggbb",
  "is not an address that begins with https://, http:// or mailto:": "bukan alamat yang diawali https://, http://, atau mailto:",
  "is on more than one line": "lebih dari satu baris",
  "holds in braces something else than {code}, {revision}, {title}, {place}, {step}, {path}, {address}, {text}":
    "memuat dalam kurung kurawal selain {code}, {revision}, {title}, {place}, {step}, {path}, {address}, {text}",
  "is a rule id such as SOP607": "adalah id aturan seperti SOP607",
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
    const values = issue.values.map((value) => `“${String(value)}”`).join(", ");
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
