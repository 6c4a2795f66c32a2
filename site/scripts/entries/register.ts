import { askedPlace } from "../page/decode.ts";
import { recall, remember } from "../page/storage.ts";
import { askedByAddress, keepInAddress } from "../rows/asked-address.ts";
import { offerColumns } from "../rows/column-controls.ts";
import { type Asked, Columns } from "../rows/columns.ts";
import { RowFilter } from "../rows/filter.ts";
import { listOf, type RowList } from "../rows/list.ts";

/** The column that says whose row it is. */
const PERSON = "person";

for (const tools of document.querySelectorAll<HTMLElement>("[data-filter]")) {
  const section = tools.parentElement;
  const field = tools.querySelector("input");
  const list = section && listOf(section);
  if (!list || !field) continue;
  askOf(list, section, tools, field);
  openAnchored(list);
}

/** A table's rows by what is typed, for all columns or one, in the order a head asks for. */
function askOf(list: RowList, section: HTMLElement, tools: HTMLElement, field: HTMLInputElement): void {
  const heads = [...section.querySelectorAll<HTMLTableCellElement>("[data-rows] thead th")];
  const columns = new Columns(heads);
  const filter = new RowFilter(list, tools.querySelector<HTMLElement>("[data-count]"));
  const isByPerson = columns.keys.includes(PERSON);
  let asked: Asked = isByPerson ? orMine(askedByAddress(columns.keys)) : askedByAddress(columns.keys);
  const controls = offerColumns(heads, columns.keys, tools, (change) => {
    answer(change(asked));
    if (isByPerson) remember("me", asked.columns.get(PERSON));
  });
  field.addEventListener("input", () => answer({ ...asked, words: field.value }));
  if (isAsked(asked)) answer(asked);

  function answer(next: Asked): void {
    asked = next;
    if (field.value !== asked.words) field.value = asked.words;
    controls.show(asked);
    keepInAddress(asked);
    if (!isAsked(asked)) {
      filter.clear();
      columns.markRepeated(list.shown);
    } else void filter.apply(columns.fits(asked), columns.order(asked)).then(() => columns.markRepeated(list.shown));
  }
}

/** Who asked for a person's rows last time is shown theirs again, until the field is emptied; a link that asks something comes first. */
function orMine(asked: Asked): Asked {
  const me = recall("me");
  return isAsked(asked) || me === undefined ? asked : { ...asked, columns: new Map([[PERSON, me]]) };
}

function isAsked({ words, columns, sort }: Asked): boolean {
  return words.trim() !== "" || columns.size > 0 || sort !== undefined;
}

/** A name that was linked when the list was shorter may have gone to another page of it. */
function openAnchored(list: RowList): void {
  const asked = askedPlace();
  if (asked === "" || document.getElementById(asked) || !list.isLong) return;
  void list.all().then((rows) => {
    const row = rows.find(({ id }) => id === asked);
    if (row) location.replace(`${list.pageOf(row)}#${encodeURIComponent(asked)}`);
  });
}
