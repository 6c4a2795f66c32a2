import { librarySettings } from "../../schemas/library-settings.ts";
import type { Language } from "../../schemas/local-text.ts";
import { UsageError } from "../usage-error.ts";
import { printYaml } from "./write/edit-yaml.ts";
import { firstInstruction, firstProcedure } from "./write/first-documents.ts";
import { create, type Plan } from "./write/plan.ts";

/** What `sop init` was asked, and what is there already. */
export interface NewLibrary {
  /** As printed on documents. */
  organisation: string;
  language: Language;
  /** IANA zone. */
  timeZone: string;
  /** Name and version of this tool's package, for the CI workflow. */
  tool: { name: string; version: string };
  /** JSON Schemas for editors, by file name. */
  schemas: Readonly<Record<string, string>>;
  /** True where the folder is a repository's own, so that workflows and hooks work there. */
  isRepositoryRoot: boolean;
  /** Files that are there; they are left as they are. */
  existing: ReadonlySet<string>;
}

/** A new library: settings, a procedure and its instruction to start from, CI, pre-commit hook, editor settings. */
export function planLibrary(request: NewLibrary): Plan {
  requireTimeZone(request);
  const all = filesOf(request);
  const left = all.filter(({ path }) => request.existing.has(path)).map(({ path }) => path);
  const operations = all.filter(({ path }) => !request.existing.has(path));
  return {
    operations,
    summary: [
      {
        en: `A library of ${request.organisation}, with one procedure and one work instruction to start from.`,
        id: `Pustaka ${request.organisation}, dengan satu prosedur dan satu instruksi kerja sebagai awal.`,
      },
      ...(left.length === 0 ? [] : [{ en: `Left as they are: ${left.join(", ")}.`, id: `Dibiarkan apa adanya: ${left.join(", ")}.` }]),
    ],
    next: [
      {
        en: "Read library.yaml: who signs, and how codes are made.",
        id: "Baca library.yaml: siapa yang menandatangani, dan bagaimana kode disusun.",
      },
      { en: "sop check shows what the two drafts still need.", id: "sop check menunjukkan yang masih diperlukan kedua draf." },
      ...(request.isRepositoryRoot
        ? [
            {
              en: "git config core.hooksPath .githooks checks before each commit.",
              id: "git config core.hooksPath .githooks memeriksa sebelum setiap commit.",
            },
          ]
        : []),
    ],
    message: `Begin the library of ${request.organisation}`,
  };
}

function requireTimeZone({ organisation, timeZone }: NewLibrary): void {
  if (librarySettings.safeParse({ organisation, timeZone }).success) return;
  throw new UsageError({
    en: `“${timeZone}” is not a time zone such as Asia/Jakarta.`,
    id: `“${timeZone}” bukan zona waktu seperti Asia/Jakarta.`,
  });
}

function filesOf({ organisation, language, timeZone, tool, schemas, isRepositoryRoot }: NewLibrary) {
  return [
    create("library.yaml", settings(organisation, language, timeZone)),
    create("P-01/draft.md", firstProcedure[language]),
    create("W-01/draft.md", firstInstruction[language]),
    create(".gitattributes", attributes[language]),
    create(".vscode/settings.json", editorSettings(Object.keys(schemas))),
    ...Object.entries(schemas).map(([name, text]) => create(`.vscode/sop/${name}`, text)),
    ...(isRepositoryRoot
      ? [create(".github/workflows/sop.yml", workflow(tool)), { ...create(".githooks/pre-commit", hook(tool)), mode: 0o755 }]
      : []),
  ];
}

function settings(organisation: string, language: Language, timeZone: string): string {
  const [head, code, people] =
    language === "id"
      ? [
          "# Pengaturan pustaka. Kunci yang tidak ditulis memakai bawaan yang cocok untuk ISO 9001.",
          "# Kode dokumen: jenis (P prosedur, W instruksi kerja, S standar, F formulir) dan nomor.",
          "# Penanda tangan; position dapat dibatasi per peran dengan types.P.holders.",
        ]
      : [
          "# The library's settings. A key that is not written has a default that suits ISO 9001.",
          "# Document codes: type (P procedure, W work instruction, S standard, F form) and number.",
          "# Who signs; types.P.holders can say which positions may hold a role.",
        ];
  const main = printYaml({ organisation, language, timeZone });
  return `${head}\n${main}\n${code}\ncode: { pattern: "{type}-{number}", digits: 2 }\nabbreviations: [SOP, KPI, RC]\n\n${people}\npeople: []\n`;
}

const attributes: Readonly<Record<Language, string>> = {
  id: "# Berkas terbit tidak pernah berubah, di mesin mana pun: akhir baris tetap seperti saat disimpan.\n**/rev-*.md    -text\n**/rev-*/**    -text\n**/draft/**    -text\n*.sig          -text\n",
  en: "# Issued files never change, on no machine: line ends stay as committed.\n**/rev-*.md    -text\n**/rev-*/**    -text\n**/draft/**    -text\n*.sig          -text\n",
};

function editorSettings(schemas: readonly string[]): string {
  const files: Readonly<Record<string, string[]>> = {
    "library.schema.json": ["library.yaml"],
    "events.schema.json": ["events.yaml"],
    "issued.schema.json": ["issued.yaml"],
  };
  const known = schemas.flatMap((name) => (files[name] ? [[`.vscode/sop/${name}`, files[name]] as const] : []));
  return `${JSON.stringify({ "yaml.schemas": Object.fromEntries(known) }, null, 2)}\n`;
}

function workflow({ name, version }: NewLibrary["tool"]): string {
  return [
    "name: sop",
    "on: [push, pull_request]",
    "jobs:",
    "  sop:",
    "    runs-on: ubuntu-latest",
    "    steps:",
    "      - uses: actions/checkout@v4",
    "        with: { fetch-depth: 0 }",
    "      - uses: actions/setup-node@v4",
    "        with: { node-version: 24 }",
    `      - run: npx --yes ${name}@${version} check --format github --format pretty`,
    "      - if: github.event_name == 'pull_request'",
    `        run: npx --yes ${name}@${version} gate`,
    "",
  ].join("\n");
}

function hook({ name, version }: NewLibrary["tool"]): string {
  return `#!/bin/sh\nexec npx --yes ${name}@${version} check\n`;
}
