/** What a single key does. */
export interface KeyActions {
  answer: (number: number) => void;
  back: () => void;
  restart: () => void;
  map: () => void;
  say: () => void;
}

/**
 * Single keys, while a step has the focus and never in a field (WCAG 2.1.4). Keys with Ctrl, Alt or Meta stay the
 * browser's, so Alt+← goes back as everywhere.
 */
export function listenToKeys(guide: HTMLElement, isOn: () => boolean, actions: KeyActions): void {
  guide.addEventListener("keydown", (event) => {
    if (!isOn() || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target as HTMLElement;
    if (!target.closest("[data-step]") || target.closest("dialog, textarea, select, input:not([type=checkbox])")) return;
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
  return key.toLowerCase() === "c" ? actions.say : undefined;
}
