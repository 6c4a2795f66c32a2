import { Args, Flags } from "@oclif/core";
import { ciHosts } from "../../core/acts/start/host-files.ts";
import { templateIds } from "../../core/acts/start/templates.ts";
import { printedLine } from "../../core/acts/write/printed-line.ts";
import { pick } from "../../languages/language.ts";
import { languages } from "../../schemas/local-text.ts";
import { ask } from "../act/ask.ts";
import { both } from "../both.ts";
import { ChangeCommand } from "../change-command.ts";
import { type Asked, askStart, Cancelled } from "../start/ask-start.ts";
import { beginLibrary, type StartContext } from "../start/begin-library.ts";
import { lookAround } from "../start/look-around.ts";
import { wordFilesFrom } from "../start/place-to-type.ts";
import { readHolders, readPerson, readRoles } from "../start/read-answers.ts";
import { readKeys } from "../start/read-keys.ts";

export default class Init extends ChangeCommand {
  static override summary = both({
    en: "begin a library: settings, one procedure and its instruction, CI, hook, editor settings; asks what it can't know",
    id: "mulai pustaka: pengaturan, satu prosedur beserta instruksinya, CI, kait, pengaturan penyunting; menanyakan yang belum diketahui",
  });
  static override description = both({
    en: "Without --organisation on a terminal it asks. Files that are there are left as they are. In a folder that is a library, --ci adds what judges it.",
    id: "Tanpa --organisation di terminal, perintah ini bertanya. Berkas yang sudah ada dibiarkan. Dalam folder pustaka, --ci menambahkan yang menilainya.",
  });
  static override examples = [
    "sop init",
    'sop init sops --organisation "CC Telkom" --code IN.OCC.TELK.P-01 --code IN.OCC.TELK.W-10',
    'sop init --organisation Acme --language en --template iso-13485 --holder "approved=Head of Quality" --person "Ann Ab; Head of Quality"',
  ];
  static override args = {
    directory: Args.string({
      description: both({ en: "the library's folder (default: this one)", id: "folder pustaka (bawaan: folder ini)" }),
    }),
  };
  static override flags = {
    organisation: Flags.string({
      helpValue: "NAME",
      summary: both({ en: "the organisation's name as printed", id: "nama organisasi sebagaimana tercetak" }),
    }),
    language: Flags.option({ options: languages })({
      summary: both({ en: "the documents' language (default: id)", id: "bahasa dokumen (bawaan: id)" }),
    }),
    "time-zone": Flags.string({
      helpValue: "ZONE",
      summary: both({
        en: "where midnight is when a revision comes into force (default: Asia/Jakarta)",
        id: "zona waktu saat revisi mulai berlaku (bawaan: Asia/Jakarta)",
      }),
    }),
    template: Flags.option({ options: templateIds })({
      summary: both({
        en: "the model of types, sections and roles (default: iso-9001)",
        id: "contoh jenis, bagian, dan peran (bawaan: iso-9001)",
      }),
    }),
    code: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "EXAMPLE",
      summary: both({
        en: "one of your document codes, from which the scheme is read; several may be given",
        id: "salah satu kode dokumen Anda, sumber susunan kode; boleh beberapa",
      }),
    }),
    role: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "ID=NAME",
      summary: both({
        en: "a role that signs, in order, instead of the template's",
        id: "peran penanda tangan, menurut urutan, pengganti peran bawaan",
      }),
    }),
    holder: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "ROLE=POSITION",
      summary: both({
        en: "a position that may hold a role; several with “;”",
        id: "jabatan yang boleh memegang peran; beberapa dipisah “;”",
      }),
    }),
    person: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "NAME;POSITION[;EMAIL]",
      summary: both({ en: "someone who signs", id: "seorang penanda tangan" }),
    }),
    key: Flags.string({
      multiple: true,
      multipleNonGreedy: true,
      helpValue: "EMAIL=FILE",
      summary: both({
        en: "the public key (.pub) of someone who signs, for allowed_signers",
        id: "kunci publik (.pub) seorang penanda tangan, untuk allowed_signers",
      }),
    }),
    signatures: Flags.option({ options: ["optional", "required"] as const })({
      summary: both({
        en: "whether approvals must be signed with a key (default: optional)",
        id: "wajibkah persetujuan bertanda tangan kunci (bawaan: optional)",
      }),
    }),
    ci: Flags.option({ options: [...ciHosts, "none"] as const })({
      summary: both({
        en: "what judges changes (default: whoever keeps the repository, else github)",
        id: "yang menilai perubahan (bawaan: tempat repositori disimpan, atau github)",
      }),
    }),
    git: Flags.boolean({
      allowNo: true,
      summary: both({
        en: "make this folder a git repository first, where there is none",
        id: "jadikan folder ini repositori git dahulu, bila belum ada",
      }),
    }),
  };

  async run(): Promise<unknown> {
    const { flags, args } = await this.parse(Init);
    // There is no library yet to say which language is spoken.
    if (flags.lang === undefined && flags.language !== undefined) this.language = flags.language;
    const given: Asked = {
      directory: args.directory,
      organisation: flags.organisation === undefined ? undefined : printedLine(flags.organisation),
      language: flags.language,
      timeZone: flags["time-zone"],
      template: flags.template,
      examples: flags.code,
      roles: flags.role && readRoles(flags.role),
      holders: flags.holder && readHolders(flags.holder),
      people: flags.person?.map(readPerson),
      keys: flags.key && (await readKeys(flags.key)),
      signatures: flags.signatures,
      ci: flags.ci,
      git: flags.git,
    };
    const context: StartContext = { packageRoot: this.config.root, tool: { name: this.config.pjson.name, version: this.config.version } };
    const begun = await beginLibrary(given, context, {
      isDry: flags["dry-run"],
      complete: () => this.#complete(given, flags.lang !== undefined),
    });
    return this.carryOut(flags, begun, begun.make);
  }

  /** On a terminal everything that is open is asked; elsewhere the name is needed and the rest has defaults. */
  async #complete(given: Asked, isLanguageFixed: boolean): Promise<Asked> {
    const isAsking = process.stdin.isTTY === true && process.stderr.isTTY === true && !this.jsonEnabled();
    if (given.organisation !== undefined || !isAsking) {
      const question = { id: "Nama organisasi sebagaimana tercetak?", en: "The organisation's name, as printed?" };
      return { ...given, organisation: given.organisation ?? printedLine(await ask(pick(question, this.language), "--organisation")) };
    }
    const here = process.cwd();
    const around = await lookAround(here);
    try {
      return await askStart(given, {
        language: this.language,
        isLanguageFixed,
        directory: around.isEmpty ? "." : "sops",
        isRepository: around.repository !== undefined,
        ci: around.ci,
        hasGit: around.hasGit,
        wordFiles: wordFilesFrom(here, here, around.wordFiles),
        timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      });
    } catch (error) {
      if (!(error instanceof Cancelled)) throw error;
      this.notice({ en: "Nothing was written.", id: "Tidak ada yang ditulis." });
      return this.exit(130);
    }
  }
}
