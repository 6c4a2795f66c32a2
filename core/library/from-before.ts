import type { LocalText } from "../../schemas/local-text.ts";

/** What is done where the base holds a file that nobody can read, so that nothing tells whether it is as it was. */
export function takeFromBefore(path: string): LocalText {
  return {
    en: `Take it as it was before it broke: git log -- ${path}, git checkout COMMIT -- ${path}. sop gate --base COMMIT shows that nothing else changed; whoever answers for the repository then merges it in spite of this gate.`,
    id: `Ambil seperti sebelum rusak: git log -- ${path}, git checkout COMMIT -- ${path}. sop gate --base COMMIT menunjukkan bahwa tidak ada perubahan lain; penanggung jawab repositori lalu menggabungkannya meskipun gerbang tertutup.`,
  };
}
