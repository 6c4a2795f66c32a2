/**
 * Marks the page of a reader who uses a keyboard, so that keys are named on a phone or tablet, too, that has one (`base.css`). What is
 * typed into a field may come from the screen.
 */
export function noticeKeyboard(page: HTMLElement): void {
  addEventListener("keydown", ({ target }) => {
    if (!(target as Element).closest("input, textarea")) page.dataset["keyboard"] = "";
  });
}
