/** What to write at a step that these steps come to. */
export function waitFix(comes: readonly number[]) {
  return comes.length < 2
    ? { en: "Take “Setelah” out.", id: "Hapus “Setelah”." }
    : { en: `Write “- Setelah: ${listSteps(comes, "dan")}”.`, id: `Tulis “- Setelah: ${listSteps(comes, "dan")}”.` };
}

/** `3, 4 and 5`. */
export function listSteps(numbers: readonly number[], and: string): string {
  const words = numbers.map(String);
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${and} ${words.at(-1)}`;
}
