import { scriptTexts } from "../../../languages/script-texts.ts";

/** The search's dialog, made when it is first opened: on every page it would weigh more than some pages say. */
export function makeSearchDialog(page: HTMLElement): HTMLDialogElement {
  const texts = scriptTexts(page.lang).search;
  const dialog = made("dialog", { className: "search", ariaLabel: texts.label }, "search-dialog");
  const field = made(
    "input",
    { type: "search", ariaLabel: texts.label, placeholder: texts.hint, autocomplete: "off", autocapitalize: "none", spellcheck: false },
    "search-field",
  );
  field.enterKeyHint = "go";
  const close = made("button", { type: "button", textContent: texts.close }, "search-close");
  close.addEventListener("click", () => dialog.close());
  // A portal that shows drafts is looked through whole.
  const all = made("input", { type: "checkbox", checked: page.dataset["drafts"] !== undefined }, "search-all");
  const others = made("label", { className: "small" });
  others.append(all, ` ${texts.includeOthers}`);
  const fields = made("div", { className: "search-field" });
  fields.append(field, close);
  const form = document.createElement("search");
  form.append(fields, others);
  const count = made("p", { className: "hidden-text", role: "status" }, "search-count");
  dialog.append(form, count, made("div", { className: "search-results" }, "search-results"));
  document.body.append(dialog);
  return dialog;
}

/** An element with its properties, and the name of data by which scripts find it. */
function made<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Partial<HTMLElementTagNameMap[K]>,
  data?: string,
): HTMLElementTagNameMap[K] {
  const element = Object.assign(document.createElement(name), properties);
  if (data !== undefined) element.setAttribute(`data-${data}`, "");
  return element;
}
