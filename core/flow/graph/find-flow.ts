import type { Document, Flow } from "../../document/document.ts";
import { fold } from "../../document/words/fold.ts";
import { nearest } from "../../document/words/nearest.ts";
import { UsageError } from "../../usage-error.ts";

/**
 * The flow of a document a person names: by its title, its address, its number (`2` or `8.2`), or a part of its title that
 * fits one flow only. Without a name, the only one there is.
 * @throws UsageError when none fits or several do, with the flows there are
 */
export function findFlow({ flows, frontMatter }: Document, name: string | undefined): Flow {
  const list = flows.map(({ number, title }) => `  ${number}  ${title}`).join("\n");
  const code = frontMatter.code ?? "";
  if (flows.length === 0) throw new UsageError({ en: `${code} has no flow.`, id: `${code} tidak memiliki alur.` });
  if (name === undefined) {
    if (flows.length === 1) return flows[0] as Flow;
    throw new UsageError({
      en: `${code} has ${flows.length} flows; name one:\n${list}`,
      id: `${code} memiliki ${flows.length} alur; sebutkan satu:\n${list}`,
    });
  }
  const wanted = fold(name);
  const number = /^(?:\d+\.)?(\d+)$/.exec(wanted)?.[1];
  const exact = flows.find(({ title, slug }) => fold(title) === wanted || slug === wanted);
  const numbered = number === undefined ? undefined : flows.find((flow) => flow.number === Number(number));
  const parts = flows.filter(({ title }) => fold(title).includes(wanted));
  const found = exact ?? numbered ?? (parts.length === 1 ? parts[0] : undefined);
  if (found) return found;
  if (parts.length > 1)
    throw new UsageError({
      en: `“${name}” fits ${parts.length} flows; name one of:\n${list}`,
      id: `“${name}” cocok dengan ${parts.length} alur; sebutkan salah satu:\n${list}`,
    });
  const guess = nearest(
    name,
    flows.map(({ title }) => title),
  );
  throw new UsageError(
    { en: `${code} has no flow “${name}”.`, id: `${code} tidak memiliki alur “${name}”.` },
    guess === undefined
      ? { en: `What there is:\n${list}`, id: `Yang ada:\n${list}` }
      : { en: `Did you mean “${guess}”?`, id: `Maksudnya “${guess}”?` },
  );
}
