import type { Asked } from "./columns.ts";

/** What the controls in a table's head say and ask. */
export interface ColumnControls {
  /** Shows what is asked. */
  show: (asked: Asked) => void;
}

/** Makes the heads of a table sort it, and offers a field for each column. */
export function offerColumns(
  heads: readonly HTMLTableCellElement[],
  keys: readonly string[],
  tools: HTMLElement,
  ask: (change: (asked: Asked) => Asked) => void,
): ColumnControls {
  const buttons = heads.map((head, index) =>
    sortButton(head, () => ask((asked) => ({ ...asked, sort: nextSort(asked, keys[index] ?? "") }))),
  );
  const choice = tools.querySelector<HTMLSelectElement>("[data-sort]");
  choice?.addEventListener("change", () => {
    const [column = "", way] = choice.value.split(" ");
    ask((asked) => ({ ...asked, sort: column === "" ? undefined : { column, descending: way === "-" } }));
  });
  const fields = fieldRow(heads, tools.dataset["inColumn"] ?? "");
  for (const [index, field] of fields.inputs.entries()) {
    field.addEventListener("input", () => ask((asked) => ({ ...asked, columns: withColumn(asked, keys[index] ?? "", field.value) })));
  }
  const toggle = tools.querySelector<HTMLButtonElement>("[data-columns]");
  const open = (isOpen: boolean) => {
    fields.row.hidden = !isOpen;
    toggle?.setAttribute("aria-expanded", String(isOpen));
  };
  toggle?.addEventListener("click", () => {
    open(fields.row.hidden === true);
    if (fields.row.hidden) ask((asked) => ({ ...asked, columns: new Map() }));
    else fields.inputs[0]?.focus();
  });
  return {
    show: ({ sort, columns }) => {
      for (const [index, head] of heads.entries()) {
        if (sort && sort.column === keys[index]) head.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
        else head.removeAttribute("aria-sort");
        buttons[index]?.classList.toggle("sorted", sort !== undefined && sort.column === keys[index]);
      }
      if (choice) choice.value = sort ? `${sort.column} ${sort.descending ? "-" : "+"}` : "";
      for (const [index, field] of fields.inputs.entries()) {
        const text = columns.get(keys[index] ?? "") ?? "";
        if (field.value !== text) field.value = text;
      }
      if (columns.size > 0) open(true);
    },
  };
}

/** Up, down, and as it came. */
function nextSort({ sort }: Asked, column: string): Asked["sort"] {
  if (!sort || sort.column !== column) return { column, descending: false };
  return sort.descending ? undefined : { column, descending: true };
}

function withColumn({ columns }: Asked, key: string, text: string): ReadonlyMap<string, string> {
  const others = [...columns].filter(([other]) => other !== key);
  return new Map(text.trim() === "" ? others : [...others, [key, text]]);
}

function sortButton(head: HTMLElement, sort: () => void): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sort";
  button.append(...head.childNodes);
  button.addEventListener("click", sort);
  head.replaceChildren(button);
  return button;
}

function fieldRow(heads: readonly HTMLTableCellElement[], label: string): { row: HTMLTableRowElement; inputs: HTMLInputElement[] } {
  const row = document.createElement("tr");
  row.className = "column-fields";
  row.hidden = true;
  const inputs = heads.map((head) => {
    const input = document.createElement("input");
    input.type = "search";
    input.autocomplete = "off";
    input.setAttribute(
      "aria-label",
      label.replace("{column}", () => (head.textContent ?? "").trim()),
    );
    const cell = document.createElement("td");
    cell.append(input);
    row.append(cell);
    return input;
  });
  heads[0]?.parentElement?.after(row);
  return { row, inputs };
}
