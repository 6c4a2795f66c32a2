import type { LocalText } from "../../../schemas/local-text.ts";
import { roleName } from "../../document/named-in-settings.ts";
import type { DocumentFacts } from "../../library/facts.ts";
import type { IssuedRevision } from "../../library/library.ts";
import type { LifeOnDay } from "../../library/life-on-day.ts";
import { differenceOf, parseApprovalText, statementOf } from "../../seal/approval-text.ts";
import { ISSUE_SIGNATURE, type SignatureFacts } from "../../seal/signature-facts.ts";
import { signatureTrouble } from "../../seal/verify-revision.ts";
import type { LifeContext, TellOfText } from "../kit/define-library-rule.ts";
import { defineRule, sop } from "../kit/define-rule.ts";

function check(life: LifeOnDay, context: LifeContext, tell: TellOfText): void {
  for (const { current, revisions } of life.documents) {
    for (const facts of current) {
      if (facts.signatures === undefined) continue;
      // That of the issue is judged with it (SOP310).
      for (const signature of facts.signatures.filter(({ role }) => role !== ISSUE_SIGNATURE))
        checkSignature(signature, facts, context, tell);
      const isAsked = context.settings.signatures === "required" && !wasNotAsked(revisions.find((revision) => revision.facts === facts));
      if (isAsked) checkMissing(facts, facts.signatures, context, tell);
    }
  }
}

/** What was issued holds by the settings of its day, which may have asked for no signatures. */
function wasNotAsked(revision: IssuedRevision | undefined): boolean {
  const verdict = revision?.verdict;
  return verdict?.effect === "holds" && !verdict.remarks.some((remark) => remark.why === "approval" && remark.of.why === "unsigned");
}

function checkSignature(signature: SignatureFacts, facts: DocumentFacts, { settings }: LifeContext, tell: TellOfText): void {
  const { role, text, result } = signature;
  const approval = facts.approvals[role];
  const statement = parseApprovalText(text);
  const name = statement?.name ?? approval?.name ?? role;
  const printed = roleName(role, settings);
  const expected = approval && statementOf(facts.code ?? "", facts.revision ?? "", role, approval);
  const difference = statement && expected && differenceOf(expected, statement);
  // A person whom nobody lists may be one whose name the signed text lost a letter of.
  if (result.outcome !== "good" && !(result.outcome === "unknown-person" && difference)) {
    const why = signatureTrouble(result);
    // Where nothing can check it, nothing is known to be wrong.
    const isUnchecked = result.outcome === "no-tool";
    tell(facts, {
      at: ["approvals", role],
      key: `${result.outcome} ${role}`,
      ...(isUnchecked
        ? { severity: "note" as const }
        : { fix: listsDecide.has(result.outcome) ? seeLists(role, facts) : fixFor(role, facts) }),
      message: {
        en: `The signature of ${name} as “${printed.en}” ${why.en}.`,
        id: `Tanda tangan ${name} sebagai “${printed.id}” ${why.id}.`,
      },
    });
    return;
  }
  if (expected && statement && !difference) return;
  tell(facts, {
    at: ["approvals", role],
    key: `other ${role}`,
    message: difference
      ? {
          en: `The signature of ${name} as “${printed.en}” is for another approval: ${difference.key} is “${difference.b}” there, “${difference.a}” here.`,
          id: `Tanda tangan ${name} sebagai “${printed.id}” milik persetujuan lain: ${difference.key} di sana “${difference.b}”, di sini “${difference.a}”.`,
        }
      : {
          en: `${name} has signed as “${printed.en}”, but the document carries no such approval with a digest.`,
          id: `${name} menandatangani sebagai “${printed.id}”, tetapi dokumen tidak memuat persetujuan itu beserta sidik isinya.`,
        },
    fix: fixFor(role, facts),
  });
}

/** What says of a signature that is whole whose it is: the lists, which may be at fault. */
const listsDecide: ReadonlySet<string> = new Set(["not-allowed", "unknown-person", "expired", "no-signers"]);

function seeLists(role: string, { state, code }: DocumentFacts): LocalText {
  const lists = {
    en: "Look at allowed_signers and at people in library.yaml first: where a slip there hides the signer, put it right.",
    id: "Lihat dahulu allowed_signers dan people di library.yaml: bila salah ketik di sana menyembunyikan penanda tangannya, betulkan.",
  };
  if (state !== "draft") return lists;
  const anew = signedAnew(role, code);
  return { en: `${lists.en} ${otherwise(anew).en}`, id: `${lists.id} ${otherwise(anew).id}` };
}

function fixFor(role: string, { state, code, fileName }: DocumentFacts): LocalText {
  const files = `${fileName.replace(/\.md$/, "")}/${role}`;
  const bring = {
    en: `Bring back ${files}.txt and .sig as they were signed`,
    id: `Kembalikan ${files}.txt dan .sig seperti saat ditandatangani`,
  };
  if (state !== "draft") {
    return {
      en: `${bring.en}, and the text as it was issued; sop verify ${code} names what was altered.`,
      id: `${bring.id}, dan teksnya seperti saat terbit; sop verify ${code} menyebut yang diubah.`,
    };
  }
  const anew = signedAnew(role, code);
  return { en: `${bring.en}. ${otherwise(anew).en}`, id: `${bring.id}. ${otherwise(anew).id}` };
}

function otherwise({ en, id }: LocalText): LocalText {
  const lower = (text: string) => `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  return { en: `Otherwise ${lower(en)}`, id: `Bila tidak, ${lower(id)}` };
}

/** An approval that is there is not given twice: the draft is sent back first. */
function signedAnew(role: string, code: string | undefined): LocalText {
  return {
    en: `Begin again: sop reject ${code} --as ${role} --reason …, then sop approve ${code} --as ${role} --sign KEY.`,
    id: `Ulangi: sop reject ${code} --as ${role} --reason …, lalu sop approve ${code} --as ${role} --sign KUNCI.`,
  };
}

function checkMissing(facts: DocumentFacts, signatures: readonly SignatureFacts[], { settings }: LifeContext, tell: TellOfText): void {
  if (facts.transcription) return;
  const there = new Set(signatures.map(({ role }) => role));
  for (const [role, { name }] of Object.entries(facts.approvals)) {
    if (there.has(role)) continue;
    const printed = roleName(role, settings);
    tell(facts, {
      at: ["approvals", role],
      key: `unsigned ${role}`,
      message: {
        en: `${name}'s approval as “${printed.en}” has no signature, and this library requires one.`,
        id: `Persetujuan ${name} sebagai “${printed.id}” tanpa tanda tangan digital, padahal pustaka ini mewajibkannya.`,
      },
      fix:
        facts.state === "draft"
          ? signedAnew(role, facts.code)
          : { en: "Withdraw it, or issue a revision that is signed.", id: "Tarik dokumen ini, atau terbitkan revisi yang ditandatangani." },
    });
  }
}

const approved = sop`
  ---
  code: IN.OCC.TELK.P-01
  revision: "00"
  approvals:
    prepared:
      name: A.A.S.
      position: DC Pusat
      date: 2025-11-28
      time: 2025-11-28T09:00:00+07:00
      method: sop-1
      digest:
        header: sha256:1111111111111111111111111111111111111111111111111111111111111111
        text: sha256:2222222222222222222222222222222222222222222222222222222222222222
        flows: sha256:3333333333333333333333333333333333333333333333333333333333333333
        assets: sha256:4444444444444444444444444444444444444444444444444444444444444444
  ---
`;

const signed = sop`
  sop-approval 1
  code: IN.OCC.TELK.P-01
  revision: 00
  role: prepared
  name: A.A.S.
  position: DC Pusat
  time: 2025-11-28T09:00:00+07:00
  method: sop-1
  header: sha256:1111111111111111111111111111111111111111111111111111111111111111
  text: sha256:2222222222222222222222222222222222222222222222222222222222222222
  flows: sha256:3333333333333333333333333333333333333333333333333333333333333333
  assets: sha256:4444444444444444444444444444444444444444444444444444444444444444
`;

const good = { outcome: "good", signer: "dc@example.org", key: "SHA256:abc" } as const;

export const signatureValid = defineRule({
  id: "SOP306",
  name: "signature-valid",
  scope: "life",
  check,
  since: "0.1.0",
  severity: { draft: "error", issued: "error" },
  summary: {
    en: "A signature verifies for its person, role, document, revision and content, and is there where the library requires it.",
    id: "Tanda tangan terverifikasi untuk orang, peran, dokumen, revisi, dan isinya, serta ada bila pustaka mewajibkannya.",
  },
  why: {
    en: "A name can be typed by anyone; a signature only by the one who holds the key.",
    id: "Nama dapat diketik siapa pun; tanda tangan hanya oleh pemegang kuncinya.",
  },
  examples: [
    {
      title: { en: "A signature moved here from another revision", id: "Tanda tangan yang dipindahkan dari revisi lain" },
      invalid: { "IN.OCC.TELK.P-01/draft.md": approved },
      signatures: {
        "IN.OCC.TELK.P-01/draft.md": [{ role: "prepared", text: signed.replace("revision: 00", "revision: 01"), result: good }],
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 8:11-8:21 The signature of A.A.S. as “Prepared by” is for another approval: revision is “01” there, “00” here.",
      ],
    },
    {
      title: {
        en: "A text altered after it was signed, and a key that is not the person's",
        id: "Teks diubah setelah ditandatangani, dan kunci orang lain",
      },
      invalid: { "IN.OCC.TELK.P-01/draft.md": approved, "IN.OCC.TELK.P-02/draft.md": approved.replace("P-01", "P-02") },
      signatures: {
        "IN.OCC.TELK.P-01/draft.md": [{ role: "prepared", text: signed, result: { outcome: "altered" } }],
        "IN.OCC.TELK.P-02/draft.md": [
          { role: "prepared", text: signed.replace("P-01", "P-02"), result: { outcome: "not-allowed", signer: "dc@example.org" } },
        ],
      },
      reports: [
        "IN.OCC.TELK.P-01/draft.md 8:11-8:21 The signature of A.A.S. as “Prepared by” does not fit the text it stands beside.",
        "IN.OCC.TELK.P-02/draft.md 8:11-8:21 The signature of A.A.S. as “Prepared by” is by a key that is not dc@example.org's in allowed_signers.",
      ],
    },
    {
      title: { en: "Required, and not there", id: "Diwajibkan, tetapi tidak ada" },
      settings: { signatures: "required" },
      invalid: { "IN.OCC.TELK.P-01/draft.md": approved },
      reports: ["IN.OCC.TELK.P-01/draft.md 8:11-8:21 A.A.S.'s approval as “Prepared by” has no signature, and this library requires one."],
    },
    {
      title: { en: "Signed by its person, for this revision", id: "Ditandatangani orangnya, untuk revisi ini" },
      settings: { signatures: "required" },
      valid: { "IN.OCC.TELK.P-01/draft.md": approved },
      signatures: { "IN.OCC.TELK.P-01/draft.md": [{ role: "prepared", text: signed, result: good }] },
    },
    {
      title: { en: "Optional, and recorded only", id: "Tidak diwajibkan, hanya dicatat" },
      valid: { "IN.OCC.TELK.P-01/draft.md": approved },
    },
  ],
});
