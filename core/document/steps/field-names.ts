import type { LocalText } from "../../../schemas/local-text.ts";
import type { FieldName } from "../document.ts";
import { fold } from "../words/fold.ts";

/** The fields of a step as they are written in both languages (document-format §4), in the order a reader expects. */
export const fieldNames: Readonly<Record<FieldName, LocalText>> = {
  phase: { id: "Fase", en: "Phase" },
  actor: { id: "Pelaksana", en: "Actor" },
  application: { id: "Aplikasi", en: "Application" },
  input: { id: "Kelengkapan", en: "Input" },
  time: { id: "Waktu", en: "Time" },
  output: { id: "Hasil", en: "Output" },
  kpi: { id: "KPI", en: "KPI" },
  rc: { id: "RC", en: "RC" },
  follows: { id: "Sesuai", en: "Follows" },
  after: { id: "Setelah", en: "After" },
  next: { id: "Lanjut", en: "Next" },
  deadline: { id: "Tenggat", en: "Deadline" },
  failure: { id: "Bila gagal", en: "On failure" },
  remark: { id: "Keterangan", en: "Remark" },
};

/** The lines that may stand right below a flow's title. */
export const flowHeadNames = {
  start: { id: "Dimulai", en: "Starts" },
  keywords: { id: "Kata kunci", en: "Keywords" },
} as const satisfies Record<string, LocalText>;

/** What stands at a reconstructed step where a document is printed. */
export const markNames: LocalText = { id: "Direkonstruksi, perlu dikonfirmasi", en: "Reconstructed, to be confirmed" };

const byName = new Map<string, FieldName>(
  (Object.entries(fieldNames) as [FieldName, LocalText][]).flatMap(([field, name]) => [
    [fold(name.id), field] as const,
    [fold(name.en), field] as const,
  ]),
);

/** The field a written name stands for; undefined when it is none of the notation's. */
export function fieldOf(name: string): FieldName | undefined {
  return byName.get(fold(name));
}
