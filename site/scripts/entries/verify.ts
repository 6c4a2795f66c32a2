import { dayIn } from "../../../languages/day-in-words.ts";
import type { VerifyData } from "../../data/print/verify-data.ts";
import { isReached } from "../page/reached.ts";
import { hasCamera, scan } from "../verify/camera.ts";
import { judge, type Verdict } from "../verify/judge.ts";
import { readStamp } from "../verify/read-stamp.ts";

const form = document.querySelector<HTMLFormElement>("[data-verify]");
if (form) offerVerify(form);

function offerVerify(form: HTMLFormElement): void {
  const field = form.querySelector<HTMLInputElement>("input");
  const camera = form.querySelector<HTMLButtonElement>("[data-camera]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void answer(form, field?.value ?? "");
  });
  if (camera) void hasCamera().then((there) => there && offerCamera(form, camera));
  // A scanner's app may open this page with what it read: `verify/?stamp=…`.
  const asked = new URLSearchParams(location.search).get("stamp");
  if (field && asked) {
    field.value = asked;
    void answer(form, asked);
  }
}

function offerCamera(form: HTMLFormElement, button: HTMLButtonElement): void {
  const video = form.querySelector<HTMLVideoElement>("[data-video]");
  const name = button.textContent;
  let running: AbortController | undefined;
  button.hidden = false;
  button.addEventListener("click", async () => {
    if (running || !video) return running?.abort();
    running = new AbortController();
    button.textContent = button.dataset["stop"] ?? "";
    try {
      const read = await scan(video, form.dataset["reader"] ?? "", running.signal);
      if (read !== undefined) await answer(form, read);
    } catch {
      showText(form.dataset["noCamera"] ?? "");
    } finally {
      running = undefined;
      button.textContent = name;
    }
  });
}

async function answer(form: HTMLFormElement, text: string): Promise<void> {
  const field = form.querySelector<HTMLInputElement>("input");
  if (field) field.value = text;
  const stamp = readStamp(text);
  const data = await load();
  if (!data) showText(form.dataset["noData"] ?? "");
  else if (!stamp) showText(wordsFor("unread"));
  else show(judge(stamp, data), data);
}

async function load(): Promise<VerifyData | undefined> {
  try {
    const response = await fetch(`${document.documentElement.dataset["root"] ?? "./"}verify.json`);
    return response.ok ? ((await response.json()) as VerifyData) : undefined;
  } catch {
    return undefined;
  }
}

function show({ words, stamp, found, address, copy, now, heldBy }: Verdict, data: VerifyData): void {
  const up = document.documentElement.dataset["up"] ?? "./";
  const named = { code: stamp.code, revision: now?.revision ?? stamp.revision ?? "", rest: stamp.rest, holder: heldBy ?? "" };
  const values = { ...named, by: found?.by ?? "", on: day(found?.on), date: day(data.date) };
  // Of a print whose text is another nothing is said but that.
  const { ends, coming } = words === "altered" ? {} : (found ?? now ?? {});
  const turned = coming?.findLast(({ on }) => isReached(document.documentElement, on));
  const answer = turned && fill(wordsFor(`turned-${turned.status}`), { ...values, by: turned.by ?? "", on: day(turned.on) });
  const ending = ends === undefined ? "" : fill(wordsFor("ending"), { ends: day(ends) });
  // Of a withdrawn document `by` is the one that took its place.
  const next = turned ?? (found && { ...found, status: words });
  const replaced = next?.status === "withdrawn" && next.by !== undefined ? fill(wordsFor("replacement"), { by: next.by }) : "";
  const said = [...(answer ? [answer] : [fill(wordsFor(words), values), ending]), replaced];
  showText(said.filter((sentence) => sentence !== "").join(" "));
  const compared = stamp.digest === undefined ? "notCompared" : "compared";
  const copyValues = { copy: stamp.copy ?? "", location: copy?.location ?? "", on: day(copy?.back || undefined) };
  setText("[data-verdict-copy]", copy ? fill(wordsFor(copy.words), copyValues) : "");
  setText("[data-verdict-note]", found?.digest !== undefined && words !== "altered" ? wordsFor(compared) : "");
  setText("[data-verdict-age]", turned ? fill(wordsFor("old"), values) : "");
  const verdict = document.querySelector<HTMLElement>("[data-verdict]");
  if (verdict) verdict.dataset["verdict"] = copy && copy.words !== "copyOut" ? copy.words : turned ? "turned" : words;
  setLink("[data-verdict-open]", found?.address !== undefined && words !== "altered" ? `${up}${found.address}` : undefined);
  setLink("[data-verdict-now]", words !== "effective" && !turned && address !== undefined ? `${up}${address}` : undefined);
}

function showText(text: string): void {
  const verdict = document.querySelector<HTMLElement>("[data-verdict]");
  if (verdict) verdict.hidden = false;
  if (verdict) verdict.dataset["verdict"] = "";
  setText("[data-verdict-text]", text);
  for (const name of ["[data-verdict-copy]", "[data-verdict-note]", "[data-verdict-age]"]) setText(name, "");
  for (const name of ["[data-verdict-open]", "[data-verdict-now]"]) setLink(name, undefined);
}

function setText(selector: string, text: string): void {
  const element = document.querySelector(selector);
  if (element) element.textContent = text;
}

function setLink(selector: string, href: string | undefined): void {
  const link = document.querySelector<HTMLAnchorElement>(selector);
  if (!link) return;
  link.hidden = href === undefined;
  if (href !== undefined) link.href = href;
  // A line without a link takes no place.
  const line = link.closest("p");
  if (line) line.hidden = !line.querySelector("a:not([hidden])");
}

function wordsFor(name: string): string {
  return document.querySelector(`[data-words="${name}"]`)?.textContent ?? "";
}

function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
}

function day(date: string | undefined): string {
  if (date === undefined) return "";
  return dayIn(document.documentElement.lang, date);
}
