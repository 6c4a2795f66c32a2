import MiniSearch from "minisearch";
import type { JumpDocument, JumpIndex } from "../../data/search/jump-index.ts";

/** Something to jump to. */
export interface Jump {
  kind: "document" | "flow" | "step" | "application" | "kpi" | "term";
  title: string;
  /** What stands beside it: a code, a revision. */
  note: string;
  address: string;
  status?: JumpDocument["status"];
  language?: string;
}

const MOST = 7;

/** Finds codes, RCs, titles and names as they are typed. */
export class JumpSearch {
  readonly #index: JumpIndex;
  readonly #titles: MiniSearch<{ id: number; title: string; keywords: string }>;
  readonly #jumps: Jump[] = [];

  constructor(index: JumpIndex) {
    this.#index = index;
    this.#titles = new MiniSearch({
      fields: ["title", "keywords"],
      searchOptions: {
        prefix: true,
        fuzzy: (term) => (term.length > 3 ? 0.2 : false),
        combineWith: "AND",
        boost: { keywords: 1.5 },
        boostDocument: (id) => weightOf(this.#jumps[id as number]),
      },
    });
    const entries: { id: number; title: string; keywords: string }[] = [];
    const add = (jump: Jump, keywords = "") => {
      entries.push({ id: this.#jumps.length, title: jump.title, keywords });
      this.#jumps.push(jump);
    };
    for (const document of index.documents) {
      add(documentJump(document), document.keywords?.join(" "));
      for (const flow of document.flows ?? []) {
        const { title, address } = flow;
        add(
          {
            kind: "flow",
            title,
            note: `${document.code} · ${document.title}`,
            address,
            status: document.status,
            language: document.language,
          },
          flow.keywords?.join(" "),
        );
      }
    }
    for (const { kind, text, address } of index.names) add({ kind, title: text, note: "", address });
    this.#titles.addAll(entries);
  }

  /** The best places to jump to for what was typed, best first. */
  find(query: string): Jump[] {
    const codes = this.#byCode(query);
    const titles = this.#titles.search(query).slice(0, MOST);
    const jumps = [...codes, ...titles.map(({ id }) => this.#jumps[id as number] as Jump)];
    const seen = new Set<string>();
    return jumps.filter(({ address, title }) => !seen.has(`${address} ${title}`) && seen.add(`${address} ${title}`)).slice(0, MOST);
  }

  /** The flows there are, for a reader who found nothing. */
  services(): Jump[] {
    return this.#jumps.filter(({ kind }) => kind === "flow").slice(0, 12);
  }

  /** `p01`, `IN.OCC.TELK.P-01`, `p01r8`, `P-01_R8`: signs don't matter, and the end of a code is enough. */
  #byCode(query: string): Jump[] {
    const asked = squeeze(query);
    if (asked.length < 2 || !/\d/.test(asked)) return [];
    const rc = /^(.+?)r(\d{1,4})$/.exec(asked);
    const steps = rc
      ? this.#index.documents.filter(({ code }) => endsLike(code, rc[1] as string)).flatMap((document) => stepOf(document, Number(rc[2])))
      : [];
    const exact = this.#index.documents.filter(({ code }) => endsLike(code, asked));
    const part = this.#index.documents.filter((document) => !exact.includes(document) && squeeze(document.code).includes(asked));
    return [...steps, ...[...exact, ...part].slice(0, MOST).map(documentJump)];
  }
}

/** What is in force comes before what is not. */
function weightOf(jump: Jump | undefined): number {
  if (jump?.status === undefined || jump.status === "effective") return 1;
  return jump.status === "draft" || jump.status === "scheduled" ? 0.7 : 0.2;
}

function documentJump({ code, title, address, status, language, revision }: JumpDocument): Jump {
  return { kind: "document", title, note: `${code} · ${revision}`, address, status, language };
}

function stepOf(document: JumpDocument, number: number): Jump[] {
  return (document.flows ?? []).flatMap(({ steps, address, title }) => {
    const step = steps.find(([one]) => one === number);
    if (!step) return [];
    const { status, language, code } = document;
    return [
      {
        kind: "step" as const,
        title: `${number}. ${step[1]}`,
        note: `${code} · ${title}`,
        address: `${address}#s${number}`,
        status,
        language,
      },
    ];
  });
}

function endsLike(code: string, asked: string): boolean {
  return squeeze(code).endsWith(asked);
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}
