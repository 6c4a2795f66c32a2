import { parseDocument } from "yaml";
import { UsageError } from "../../usage-error.ts";

/**
 * Edits the YAML between a document's first two `---` lines; the body and every other byte stay.
 * @param path the file, as shown in a message
 * @param edit from the YAML's text, without the `---` lines, to what it shall be
 * @throws UsageError where the frontmatter can't be found, or is written so that it can't be edited in place
 */
export function editFrontMatter(text: string, path: string, edit: (yaml: string) => string): string {
  const found = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$))/m.exec(text);
  if (found?.index !== 0) throw cannotEdit(path, "there is none");
  const [, open = "", yaml = ""] = found;
  try {
    const edited = edit(yaml);
    const [error] = parseDocument(edited, { prettyErrors: false }).errors;
    if (error) throw error;
    return open + edited + text.slice(open.length + yaml.length);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw cannotEdit(path, (error as Error).message);
  }
}

function cannotEdit(path: string, why: string): UsageError {
  return new UsageError(
    {
      en: `The frontmatter of ${path} can't be edited in place: ${why}.`,
      id: `Frontmatter ${path} tidak dapat disunting di tempatnya: ${why}.`,
    },
    {
      en: "Write it in the plain form of the other documents, without anchors and tags.",
      id: "Tulislah dalam bentuk biasa seperti dokumen lain, tanpa jangkar dan tag.",
    },
  );
}
