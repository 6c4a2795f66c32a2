import { makeSearchDialog } from "./search-dialog.ts";

/** Offers the search from anywhere: its button, `/` outside fields, Ctrl+K. What searches is loaded when it is first asked for. */
export function offerSearch(page: HTMLElement): void {
  const source = page.dataset["search"];
  if (source === undefined) return;
  let dialog: HTMLDialogElement | undefined;
  const open = () => {
    if (dialog?.open) return;
    const isFirst = dialog === undefined;
    dialog ??= makeSearchDialog(page);
    dialog.showModal();
    dialog.querySelector<HTMLInputElement>("[data-search-field]")?.select();
    if (!isFirst) return;
    const script = document.createElement("script");
    script.src = source;
    document.head.append(script);
  };
  for (const button of document.querySelectorAll<HTMLElement>("[data-search-open]")) {
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    const inField = target.closest("input, textarea, select, [contenteditable]") !== null;
    const slash = event.key === "/" && !event.ctrlKey && !event.altKey && !event.metaKey && !inField;
    const chord = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (!slash && !chord) return;
    event.preventDefault();
    open();
  });
}
