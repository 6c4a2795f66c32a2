import { makeSettingsOfDay } from "../../control/settings-of-day.ts";
import { defineSettingsRule, type SettingsContext, type SettingsState } from "../kit/define-settings-rule.ts";

function check({ now }: SettingsState, { report }: SettingsContext): void {
  const { people, signers } = makeSettingsOfDay(now.settings, now.signers);
  for (const { index, key, message } of people.problems) {
    report("library.yaml", {
      at: `people.${index}`,
      key,
      message,
      fix: {
        en: "Give one person one id in all positions, and each person a signer and a key of their own.",
        id: "Beri satu orang satu id di semua jabatannya, dan tiap orang penanda tangan serta kuncinya sendiri.",
      },
    });
  }
  for (const { key, message } of signers.problems) {
    report("allowed_signers", {
      at: "",
      key,
      message,
      fix: {
        en: 'Write a line for each key: SIGNER namespaces="sop-approval,sop-event,sop-issue,sop-settings" PUBLIC-KEY.',
        id: 'Tulis satu baris per kunci: PENANDA-TANGAN namespaces="sop-approval,sop-event,sop-issue,sop-settings" KUNCI-PUBLIK.',
      },
    });
  }
}

const ann = { name: "A.B.", position: "DC", signer: "ab@example.org" };

export const personOne = defineSettingsRule({
  id: "SOP311",
  name: "person-one",
  scope: "settings",
  check,
  since: "0.2.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "An entry of people is one person, and a key is one person's: by id, signer, key or name.",
    id: "Satu entri people adalah satu orang, dan satu kunci milik satu orang: menurut id, signer, kunci, atau nama.",
  },
  why: {
    en: "Roles kept apart are worth nothing when one person can hold both under two names.",
    id: "Peran yang dipisahkan tidak ada artinya bila satu orang dapat memegang keduanya dengan dua nama.",
  },
  examples: [
    {
      title: { en: "One signer under two names", id: "Satu penanda tangan dengan dua nama" },
      settings: { people: [ann, { ...ann, name: "C.D.", position: "QMR" }] },
      invalid: "",
      reports: ["1:1-1:2 “A.B., DC” and “C.D., QMR” sign with one key; one key is one person's, who has one id in all positions."],
    },
    {
      title: { en: "A name in two scripts", id: "Nama dalam dua aksara" },
      settings: { people: [{ ...ann, name: "Budi \u0410nto" }] },
      invalid: "",
      reports: ["1:1-1:2 The name “Budi \u0410nto” mixes Latin letters with others that look like them."],
    },
    {
      title: { en: "One person in two positions, and two of one name", id: "Satu orang dengan dua jabatan, dan dua orang bernama sama" },
      settings: {
        people: [
          { ...ann, id: "ab" },
          { ...ann, id: "ab", position: "QMR" },
          { name: "C.D.", position: "VP", signer: "cd1@example.org", id: "cd1" },
          { name: "C.D.", position: "VP", signer: "cd2@example.org", id: "cd2" },
        ],
      },
      valid: "",
    },
  ],
});
