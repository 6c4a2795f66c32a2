/** Offers the search from anywhere: its button, `/` outside fields, Ctrl+K. What searches is loaded when it is first asked for. */
export function offerSearch(page: HTMLElement): void {
  const dialog = document.querySelector<HTMLDialogElement>("[data-search-dialog]");
  if (!dialog) return;
  let loaded = false;
  const open = () => {
    if (dialog.open) return;
    dialog.showModal();
    dialog.querySelector<HTMLInputElement>("[data-search-field]")?.select();
    if (loaded) return;
    loaded = true;
    const script = document.createElement("script");
    script.src = page.dataset["search"] ?? "";
    document.head.append(script);
  };
  for (const button of document.querySelectorAll<HTMLElement>("[data-search-open]")) {
    button.addEventListener("click", open);
  }
  dialog.querySelector("[data-search-close]")?.addEventListener("click", () => dialog.close());
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
