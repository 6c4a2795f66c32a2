/** What a single key does. */
export interface KeyActions {
  answer: (number: number) => void;
  back: () => void;
  restart: () => void;
  map: () => void;
  say: () => void;
  note: () => void;
}

/**
 * Single keys, while the step, its tools or nothing has the focus, or what was touched by mouse and not reached by keys (a click
 * takes the focus from the step), never in a field or a dialog, and as long as they are on (WCAG 2.1.4). Keys with Ctrl, Alt or Meta stay the browser's, so Alt+←
 * goes back as everywhere.
 */
export function listenToKeys(guide: HTMLElement, isOn: () => boolean, actions: KeyActions): void {
  let isByPointer = false;
  document.addEventListener("pointerdown", () => (isByPointer = true), true);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Tab") isByPointer = false;
    if (!isOn() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    const dialog = document.querySelector("dialog[open]");
    // What opened the map closes it.
    if (dialog && guide.contains(dialog) && event.key.toLowerCase() === "m") return actions.map();
    // A click beside the step gives the focus to what holds the guide.
    if (!isByPointer && !target.contains(guide) && !guide.contains(target.closest("[data-step], .guide-tools button"))) return;
    if (target.closest("textarea, select, input:not([type=checkbox])") || dialog) return;
    const action = actionOf(event.key, actions);
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function actionOf(key: string, actions: KeyActions): (() => void) | undefined {
  if (/^[1-9]$/.test(key)) return () => actions.answer(Number(key));
  if (key === "Backspace") return actions.back;
  if (key === "Home") return actions.restart;
  if (key.toLowerCase() === "m") return actions.map;
  if (key.toLowerCase() === "t") return actions.note;
  return key.toLowerCase() === "c" ? actions.say : undefined;
}
