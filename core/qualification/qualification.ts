import vectors from "../../schemas/digest-sop-1.vectors.json" with { type: "json" };
import { librarySettings } from "../../schemas/library-settings.ts";
import type { LocalText } from "../../schemas/local-text.ts";
import { createReadingContext, readDocument } from "../document/read-document.ts";
import { catalogue } from "../rules/find-rule.ts";
import { runExample } from "../rules/kit/run-example.ts";
import { runGateExample } from "../rules/kit/run-gate-example.ts";
import { digestDocument, digestPartNames } from "../seal/digest.ts";
import { sha256Of } from "../sha256.ts";

/** One thing tried on this machine: what was expected line by line, and what was seen. */
export interface QualificationCase {
  group: QualificationGroup;
  /** @example SOP403 next-exists */
  subject: string;
  title: LocalText;
  expected: readonly string[];
  seen: readonly string[];
}

export type QualificationGroup = "rules" | "library" | "flows" | "registers" | "digests";

/** True where exactly what was expected was seen. */
export function isPassed({ expected, seen }: QualificationCase): boolean {
  return expected.length === seen.length && expected.every((line, index) => line === seen[index]);
}

/** Every example of every rule: what is reported must be reported word for word, and what is right not at all. */
export function ruleCases(): QualificationCase[] {
  return catalogue.flatMap((rule) => {
    const subject = `${rule.id} ${rule.name}`;
    if (rule.scope === "gate") {
      return rule.examples.map(
        (example): QualificationCase => ({
          group: "rules",
          subject,
          title: example.title,
          expected: example.reports ?? [],
          seen: runGateExample(rule, example),
        }),
      );
    }
    return rule.examples.map(
      (example): QualificationCase => ({
        group: "rules",
        subject,
        title: example.title,
        expected: "invalid" in example ? example.reports : [],
        seen: runExample(rule, example).reports,
      }),
    );
  });
}

/** The published test vectors of the digest: the same text must have the same SHA-256 on every machine. */
export function digestCases(): QualificationCase[] {
  const settings = librarySettings.parse({
    organisation: "Contoh",
    code: { pattern: "{company}.{unit}.{client}.{type}-{number}", parts: { company: ["IN"], unit: ["OCC", "QCC"], client: ["TELK"] } },
  });
  const reading = createReadingContext(settings);
  return vectors.vectors.map(({ name, file, pictures, digest }): QualificationCase => {
    const document = readDocument({ path: "rev-05.md", folder: "IN.OCC.TELK.P-01", fileName: "rev-05.md", text: file }, reading);
    const held = new Map(Object.entries(pictures).map(([picture, text]) => [picture, sha256Of(text)]));
    const seen = digestDocument(document, reading, held);
    return {
      group: "digests",
      subject: vectors.method,
      title: { en: name, id: name },
      expected: digestPartNames.map((part) => `${part} ${digest[part]}`),
      seen: digestPartNames.map((part) => `${part} ${seen[part]}`),
    };
  });
}
