import type { LocalText } from "../schemas/local-text.ts";

/** Commands that end with 1 where they found something. */
const finding = new Set(["check", "export", "flow", "gate", "verify", "qualify"]);

const importing: LocalText = {
  en: "0  done\n1  read, but there is no flow in it\n2  could not run or not read: command line, settings, files or git\n130  interrupted",
  id: "0  selesai\n1  terbaca, tetapi tidak ada alur di dalamnya\n2  tidak dapat dijalankan atau dibaca: baris perintah, pengaturan, berkas, atau git\n130  dihentikan",
};

/** What the exit statuses of a command mean, a line each. */
export function exitStatuses(command: string): LocalText {
  const found = finding.has(command);
  if (command === "import") return importing;
  return {
    en: `0  done${found ? ", nothing found at or above the threshold\n1  findings" : ""}\n2  could not run: command line, settings, files or git\n130  interrupted`,
    id: `0  selesai${found ? ", tidak ada temuan pada atau di atas ambang\n1  ada temuan" : ""}\n2  tidak dapat dijalankan: baris perintah, pengaturan, berkas, atau git\n130  dihentikan`,
  };
}
