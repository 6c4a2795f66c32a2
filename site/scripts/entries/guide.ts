import { answerAsked, askFirst } from "../guide/ask.ts";
import { Guide } from "../guide/guide.ts";
import { listenToKeys } from "../guide/keys.ts";
import { recall, remember } from "../page/storage.ts";

const element = document.querySelector<HTMLElement>("[data-guide]");
if (element) follow(element);

/** Makes the page of a flow a guide: one step on the screen, by keys, clicks and the browser's own back. */
function follow(element: HTMLElement): void {
  const guide = new Guide(element);
  const keys = element.querySelector<HTMLInputElement>("[data-keys]");
  if (keys) keys.checked = recall("guide-keys") !== "off";
  element.addEventListener("click", (event) => {
    const target = event.target as Element;
    const button = target.closest<HTMLElement>("[data-do]");
    const link = target.closest<HTMLAnchorElement>("a[data-answer], a[data-leaves]");
    if (button?.dataset["do"] === "read-old") start();
    else if (button) act(guide, button);
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && guide.follow(link)) event.preventDefault();
  });
  element.addEventListener("change", (event) => {
    const field = event.target as HTMLElement;
    if (field.matches("[data-tick]")) guide.tick();
    if (field === keys) remember("guide-keys", keys?.checked ? undefined : "off");
  });
  addEventListener("popstate", () => guide.readAddress());
  listenToKeys(element, () => (keys?.checked ?? true) && element.dataset["asks"] === undefined, {
    answer: (key) => guide.press(key),
    back: () => guide.back(),
    restart: () => guide.restart(),
    map: () => guide.turnMap(),
    say: () => guide.copySaid(),
    note: () => element.querySelector<HTMLElement>("[data-do=note]")?.click(),
  });
  const start = () => {
    answerAsked(element);
    guide.readAddress();
  };
  element.dataset["running"] = "";
  guide.readAddress();
  askFirst(element);
}

function act(guide: Guide, button: HTMLElement): void {
  const what = button.dataset["do"];
  if (what === "back") guide.back();
  else if (what === "return") guide.returnToOrigin();
  else if (what === "restart") guide.restart();
  else if (what === "map") guide.turnMap();
  else if (what === "close") guide.closeMap();
  else if (what === "note") void guide.copyNote();
  else if (what === "say") guide.copySaid(button);
}
