import { Args, Flags } from "@oclif/core";
import { counted } from "../../core/document/words/counted.ts";
import { readBpmn } from "../../core/flow/bpmn/read-bpmn.ts";
import { writeNotation } from "../../core/flow/views/write-notation.ts";
import { UsageError } from "../../core/usage-error.ts";
import { SopCommand } from "../base-command.ts";
import { both } from "../both.ts";
import { readTextFile } from "../files/read-file.ts";
import { writeOutput } from "../files/write-output.ts";

export default class Import extends SopCommand {
  static override summary = both({
    en: "a flow from a BPMN 2.0 file in this notation, with what has no counterpart in it",
    id: "alur dari berkas BPMN 2.0 dalam notasi ini, beserta yang tidak ada padanannya",
  });
  static override examples = ["sop import alur.bpmn", "sop import alur.bpmn --output alur.md"];
  static override args = {
    file: Args.string({ required: true, description: both({ en: "a BPMN 2.0 file", id: "berkas BPMN 2.0" }) }),
  };
  static override flags = {
    output: Flags.string({
      char: "o",
      helpValue: "FILE",
      summary: both({ en: "write the flow to a file", id: "tulis alurnya ke berkas" }),
    }),
  };

  async run(): Promise<unknown> {
    const { args, flags } = await this.parse(Import);
    const file = await readTextFile(args.file);
    if (!file.ok) {
      const { message } = file.problem;
      throw new UsageError({ en: `“${args.file}”: ${message.en}`, id: `“${args.file}”: ${message.id}` });
    }
    const read = await readBpmn(file.text, this.language);
    if ("problem" in read) {
      throw new UsageError(
        { en: `“${args.file}”: ${read.problem.en}`, id: `“${args.file}”: ${read.problem.id}` },
        { en: "Export it from its tool as BPMN 2.0 (.bpmn).", id: "Ekspor dari aplikasinya sebagai BPMN 2.0 (.bpmn)." },
      );
    }
    const notation = writeNotation(read.flow, this.language);
    const notes = read.notes.map((note) => note[this.language]);
    if (!this.jsonEnabled()) await writeOutput(flags.output, notation);
    const { title, steps, lanes } = read.flow;
    this.notice({
      en: `“${title}”: ${counted(steps.length, "step")} by ${lanes.join(", ")}. Put it under the flow section of a draft and run sop check.`,
      id: `“${title}”: ${steps.length} langkah oleh ${lanes.join(", ")}. Letakkan pada bagian alur sebuah draf, lalu jalankan sop check.`,
    });
    for (const note of notes) this.notice(`• ${note}`);
    return { version: 1, title, lanes, notation, notes };
  }
}
