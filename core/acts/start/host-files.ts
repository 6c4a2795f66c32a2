import { pick } from "../../../languages/language.ts";
import type { Language } from "../../../schemas/local-text.ts";
import { create, createExecutable, type FileOperation } from "../write/plan.ts";

/** Where a repository is kept, and by what it is judged there. */
export const ciHosts = ["github", "gitlab"] as const;
export type CiHost = (typeof ciHosts)[number];

/** What the files beside a library need to know. */
export interface HostFiles {
  language: Language;
  timeZone: string;
  /** The library's folder in the repository, with forward slashes; empty where they are one. */
  folder: string;
  ci: CiHost | undefined;
  /** `docs/ci` as it is shipped, for a library in `sops` in Jakarta. */
  shippedCi: Readonly<Record<CiHost, string>>;
  /** When a day is five minutes old in the library's zone, in UTC. */
  justPastMidnight: { hour: number; minute: number };
  tool: { name: string; version: string };
}

/** Where each system looks for what it is to run. */
export const ciPaths: Readonly<Record<CiHost, string>> = { github: ".github/workflows/sop.yml", gitlab: ".gitlab-ci.yml" };

/** Where each system looks for who must agree to a change of a file. */
export const ownersPaths: Readonly<Record<CiHost, string>> = { github: ".github/CODEOWNERS", gitlab: ".gitlab/CODEOWNERS" };

export const hookPath = ".githooks/pre-commit";
export const manifestPath = "package.json";

/** What a repository needs so that a library in it is judged: CI and a hook. */
export function hostFiles(request: HostFiles): FileOperation[] {
  const { ci } = request;
  return [
    ...(ci === undefined ? [] : [create(ciPaths[ci], ciText(ci, request))]),
    ...(ci === undefined ? [] : [create(ownersPaths[ci], owners(request))]),
    createExecutable(hookPath, hook(request)),
    // A shell takes CRLF, as git on Windows may give a checkout, for part of what is typed.
    create(".githooks/.gitattributes", "* text=auto eol=lf\n"),
    create(".gitignore", "node_modules/\n/public/\n/portal/\n"),
  ];
}

/** The version of this tool, written down. What builds portals and prints is optional, so that CI judges without it (`npm ci --omit=optional`). */
export function manifestFile({ name, version }: HostFiles["tool"]): FileOperation {
  const listed = { private: true, devDependencies: { [name]: version }, optionalDependencies: { [`${name}-portal`]: version } };
  return create(manifestPath, `${JSON.stringify(listed, null, 2)}\n`);
}

/** Whether a package.json names this tool among what it needs. */
export function namesTool(manifest: string, { name }: HostFiles["tool"]): boolean {
  return manifest.includes(`"${name}":`);
}

/** The CI file of `docs/ci` for this library: its folder, and the hour of its midnight. */
function ciText(ci: CiHost, { shippedCi, folder, timeZone, justPastMidnight: { hour, minute } }: HostFiles): string {
  const at = `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
  return shippedCi[ci]
    .replaceAll("--library sops", `--library ${shellWord(folder === "" ? "." : folder)}`)
    .replace('"5 17 * * *"', `"${minute} ${hour} * * *"`)
    .replace("17:05 UTC is just past it in Jakarta", `${at} UTC is just past it in ${timeZone.replace(/^.*\//, "").replaceAll("_", " ")}`);
}

/** Who agrees to a change of what decides and judges: a form to fill in, since nothing here knows the host's teams. */
function owners({ language, folder }: HostFiles): string {
  const below = folder === "" ? "/" : `/${folder}/`;
  const decides = ["library.yaml", "settings/", "allowed_signers", "baseline.yaml"].map((path) => `${below}${path}`);
  const judges = ["/.github/", "/.gitlab-ci.yml", "/.gitlab/", "/.githooks/", "/.gitattributes", "/package.json", "/package-lock.json"];
  const words = pick(
    {
      en: [
        "Who must agree to a change of what decides and judges. Put your team in the place of @OWNERS, take the “# ” away,",
        "and let branch protection ask for a review by code owners, and for the job “gate”, without exceptions for administrators.",
      ],
      id: [
        "Siapa yang harus menyetujui perubahan pada yang memutuskan dan menilai. Ganti @OWNERS dengan tim Anda, hapus “# ”,",
        "dan aktifkan perlindungan cabang: tinjauan oleh code owners dan pekerjaan “gate” wajib, tanpa pengecualian bagi administrator.",
      ],
    },
    language,
  );
  return [...words.map((line) => `# ${line}`), ...[...decides, ...judges].map((path) => `# ${path} @OWNERS`), ""].join("\n");
}

/** Only what is installed here may judge: npx would ask the registry for a package of that name. */
function hook({ folder, language }: HostFiles): string {
  const [what, missing] = pick(
    {
      en: ["Judges what is staged before it becomes a commit.", "sop is not installed here: npm install"],
      id: ["Menilai yang disiapkan dengan git add sebelum menjadi commit.", "sop belum terpasang di sini: npm install"],
    },
    language,
  );
  const library = shellWord(folder === "" ? "." : folder);
  return [
    "#!/bin/sh",
    `# ${what}`,
    "sop=node_modules/.bin/sop",
    `[ -x "$sop" ] || { echo "${missing}" >&2; exit 2; }`,
    `exec "$sop" gate --staged --library ${library}`,
    "",
  ].join("\n");
}

/** A word as a shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The library's own `.gitattributes`: texts are the same on every machine, what is issued or a picture is left alone. */
export function attributes(language: Language): string {
  const [texts, issued] = pick(
    {
      en: ["Texts end their lines in LF on every machine.", "Issued files never change, on no machine; pictures are no text."],
      id: ["Naskah berakhir baris LF di setiap mesin.", "Berkas terbit tidak pernah berubah, di mesin mana pun; gambar bukan teks."],
    },
    language,
  );
  const untouched = ["**/rev-*.md", "**/rev-*/**", "**/draft/**", "*.sig"].map((path) => `${path.padEnd(14)} -text`);
  const pictures = ["png", "jpg", "jpeg", "gif", "webp", "pdf"].map((ending) => `${`*.${ending}`.padEnd(14)} binary`);
  return [
    `# ${texts}`,
    "*.md           text eol=lf",
    "*.yaml         text eol=lf",
    "*.txt          text eol=lf",
    "*.svg          text eol=lf",
    "allowed_signers text eol=lf",
    `# ${issued}`,
    ...untouched,
    ...pictures,
    "",
  ].join("\n");
}

/** Schemas for an editor, by the files they are of. */
export function editorFiles(folder: string, schemas: Readonly<Record<string, string>>): FileOperation[] {
  const below = folder === "" ? "" : `${folder}/`;
  const files: Readonly<Record<string, string[]>> = {
    "library.schema.json": [`${below}library.yaml`],
    "events.schema.json": [`${below}*/events.yaml`],
    "issued.schema.json": [`${below}*/rev-*/issued.yaml`],
  };
  const known = Object.keys(schemas).flatMap((name) => (files[name] ? [[`.vscode/sop/${name}`, files[name]] as const] : []));
  return [
    create(".vscode/settings.json", `${JSON.stringify({ "yaml.schemas": Object.fromEntries(known) }, null, 2)}\n`),
    create(".vscode/extensions.json", `${JSON.stringify({ recommendations: ["redhat.vscode-yaml"] }, null, 2)}\n`),
    ...Object.entries(schemas).map(([name, text]) => create(`.vscode/sop/${name}`, text)),
  ];
}
