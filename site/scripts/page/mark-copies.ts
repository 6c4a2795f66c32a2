/**
 * What is selected and copied from a page that is not in force says so, as text and for a word processor: “[IN.OCC.TELK.P-01 · Revisi 04 ·
 * DIGANTIKAN] …”. A single word, such as a code, is no procedure.
 */
export function markCopies(): void {
  document.addEventListener("copy", (event) => {
    const { standing } = document.querySelector<HTMLElement>(".across:not([hidden])")?.dataset ?? {};
    const selected = getSelection();
    if (standing === undefined || !selected || isField(event.target) || !/\S\s+\S/.test(selected.toString())) return;
    const copied = document.createElement("div");
    copied.append(`[${standing}] `, selected.getRangeAt(0).cloneContents());
    event.clipboardData?.setData("text/plain", `[${standing}] ${selected.toString()}`);
    event.clipboardData?.setData("text/html", copied.outerHTML);
    event.preventDefault();
  });
}

/** What a reader types is the reader's own. */
function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
