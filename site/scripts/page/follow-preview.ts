/** What `sop preview` says of itself (cli/portal/serve-portal.ts). */
interface PreviewState {
  build: number;
  trouble: string;
  noDrafts?: string;
}

/** Milliseconds; asked of the same machine. */
const ASKED_EVERY = 100;

/** In a preview, loads the page again when it was built again, and says what could not be read of the last save. */
export function followPreview(page: HTMLElement): void {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  const shown = Number(navigation?.serverTiming.find(({ name }) => name === "build")?.description ?? "0");
  if (shown === 0) return;
  const address = new URL("preview.json", new URL(page.dataset["root"] ?? "./", location.href));
  const ask = async (): Promise<void> => {
    const state = await fetch(address, { cache: "no-store" })
      .then((response) => response.json() as Promise<PreviewState>)
      .catch(() => undefined);
    if (state && state.build !== shown) return location.reload();
    if (state) showTrouble(state.trouble || (isLostDraft(page) && state.noDrafts) || "");
    setTimeout(() => void ask(), ASKED_EVERY);
  };
  void ask();
}

function isLostDraft({ dataset }: HTMLElement): boolean {
  return dataset["kind"] === "missing" && /\/draft\//.test(location.pathname);
}

function showTrouble(trouble: string): void {
  const there = document.querySelector<HTMLElement>("[data-trouble]");
  if (there?.textContent === trouble || (!there && trouble === "")) return;
  there?.remove();
  if (trouble === "") return;
  const note = document.createElement("pre");
  note.className = "updated";
  note.dataset["trouble"] = "";
  note.setAttribute("role", "alert");
  note.textContent = trouble;
  document.getElementById("masthead")?.after(note);
}
