import type { Approval } from "../../../schemas/front-matter.ts";
import type { Person } from "../../../schemas/library-settings.ts";
import { readAllowedSigners } from "../../control/allowed-signers.ts";
import { gatherPeople } from "../../control/people.ts";
import type { Document } from "../../document/document.ts";
import { roleName, settingsOfType } from "../../document/named-in-settings.ts";
import type { DocumentRuleContext } from "../kit/define-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";
import { mendIssued } from "./parts/mend-approval.ts";

function check(document: Document, { scheme, settings, report }: DocumentRuleContext): void {
  const { code, approvals } = document.frontMatter;
  const type = scheme.typeOf(code);
  for (const [first, second] of settingsOfType(type, settings)?.apart ?? []) {
    const [a, b] = [approvals[first], approvals[second]];
    if (!a || !b || !isOnePerson(a, b, settings.people)) continue;
    const [one, other] = [roleName(first, settings), roleName(second, settings)];
    report({
      at: document.locate(["approvals", second, "name"]),
      key: `apart ${first} ${second}`,
      message: {
        en: `${b.name}, ${b.position}, signs as “${one.en}” and as “${other.en}”; a document of type ${type} keeps these apart.`,
        id: `${b.name}, ${b.position}, menandatangani “${one.id}” dan “${other.id}”; pada dokumen jenis ${type} keduanya terpisah.`,
      },
      fix:
        document.state === "issued"
          ? mendIssued(document.frontMatter)
          : { en: "Have someone else sign in one of the roles.", id: "Mintakan salah satunya kepada orang lain." },
      related: [
        {
          path: document.path,
          at: document.locate(["approvals", first, "name"]),
          message: { en: `“${one.en}” here`, id: `“${one.id}” di sini` },
        },
      ],
    });
  }
}

/** One person may hold several positions; who is who the list of people says, by id, name and signer. */
function isOnePerson(a: Approval, b: Approval, people: readonly Person[]): boolean {
  const { identify } = gatherPeople(people, readAllowedSigners(""));
  return identify(a, a.date).person === identify(b, b.date).person;
}

export const approvalsSeparate = defineRule({
  id: "SOP303",
  name: "approvals-separate",
  scope: "document",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "warning" },
  summary: {
    en: "Nobody signs in two roles that the type keeps apart.",
    id: "Tidak seorang pun menandatangani pada dua peran yang harus terpisah.",
  },
  why: {
    en: "A second pair of eyes is what an approval is for.",
    id: "Persetujuan ada supaya naskah dilihat oleh orang kedua.",
  },
  examples: [
    {
      title: { en: "Prepared and approved by one person", id: "Dibuat dan disetujui oleh satu orang" },
      invalid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          approved: { name: a.a.s., position: DC  Pusat, date: 2019-11-29 }
        ---
      `,
      reports: ["4:21-4:27 a.a.s., DC  Pusat, signs as “Prepared by” and as “Approved by”; a document of type P keeps these apart."],
    },
    {
      title: { en: "One person with two positions", id: "Satu orang dengan dua jabatan" },
      invalid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, date: 2019-11-28 }
          approved: { name: A.A.S., position: QMR, date: 2019-11-29 }
        ---
      `,
      reports: ["4:21-4:27 A.A.S., QMR, signs as “Prepared by” and as “Approved by”; a document of type P keeps these apart."],
    },
    {
      title: { en: "Two people of one name, told apart by their ids", id: "Dua orang senama, dibedakan id-nya" },
      settings: {
        people: [
          { name: "A.A.S.", position: "DC Pusat", id: "aas-dc" },
          { name: "A.A.S.", position: "QMR", id: "aas-qmr" },
        ],
      },
      valid: sop`
        ---
        approvals:
          prepared: { name: A.A.S., position: DC Pusat, id: aas-dc, date: 2019-11-28 }
          approved: { name: A.A.S., position: QMR, id: aas-qmr, date: 2019-11-29 }
        ---
      `,
    },
  ],
});
