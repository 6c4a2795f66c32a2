import { rangeOnLine } from "../../document/position.ts";
import type { LibraryChange } from "../../library/change.ts";
import type { GateContext } from "../kit/define-gate-rule.ts";
import { defineGateRule } from "../kit/define-gate-rule.ts";

function check({ folders }: LibraryChange, { report }: GateContext): void {
  for (const { folder, base, head } of folders) {
    if (!head) continue;
    const place = { path: `${head.path}/events.yaml`, code: head.documents[0]?.frontMatter.code, state: "issued" as const };
    const before = base?.events ?? [];
    const altered = before.findIndex((event, index) => JSON.stringify(event) !== JSON.stringify(head.events[index]));
    if (altered >= 0) {
      const { event, date } = before[altered] as (typeof before)[number];
      report(place, {
        at: rangeOnLine(1, 1, 1),
        key: `altered ${folder} ${altered}`,
        message: {
          en: `Event ${altered + 1}, “${event}” of ${date}, was edited or taken out.`,
          id: `Peristiwa ${altered + 1}, “${event}” tanggal ${date}, diubah atau dihapus.`,
        },
        fix: {
          en: "Bring it back, and add what happened since at the end.",
          id: "Kembalikan, dan tambahkan yang terjadi kemudian di akhir.",
        },
      });
      continue;
    }
    head.events.forEach((event, index) => {
      const last = head.events[index - 1];
      if (!last || index < before.length || event.date >= last.date) return;
      report(place, {
        at: rangeOnLine(1, 1, 1),
        key: `back ${folder} ${index}`,
        message: {
          en: `Event ${index + 1}, “${event.event}”, is dated ${event.date}, before the one above it (${last.date}).`,
          id: `Peristiwa ${index + 1}, “${event.event}”, bertanggal ${event.date}, sebelum peristiwa di atasnya (${last.date}).`,
        },
        fix: { en: "Date it on the day it was recorded.", id: "Beri tanggal pada hari pencatatannya." },
      });
    });
  }
}

const by = "by: { name: A.H., position: QMR }";

export const eventsAppended = defineGateRule({
  id: "SOP804",
  name: "events-appended",
  scope: "gate",
  check,
  since: "0.1.0",
  severity: { draft: undefined, issued: "error" },
  summary: {
    en: "events.yaml only grows, and its dates don't go back.",
    id: "events.yaml hanya bertambah, dan tanggalnya tidak mundur.",
  },
  why: {
    en: "What happened can't be made not to have happened.",
    id: "Yang sudah terjadi tidak dapat dibuat seolah-olah tidak terjadi.",
  },
  examples: [
    {
      title: { en: "A review taken back, another backdated", id: "Satu tinjauan dihapus, satu lagi bertanggal mundur" },
      base: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: revise }\n`,
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-02/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
      },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
        "IN.OCC.TELK.P-02/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-02/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n- { event: reviewed, date: 2023-01-10, ${by}, result: keep }\n`,
      },
      reports: [
        "IN.OCC.TELK.P-01/events.yaml 1:1 Event 1, “reviewed” of 2024-01-10, was edited or taken out.",
        "IN.OCC.TELK.P-02/events.yaml 1:1 Event 2, “reviewed”, is dated 2023-01-10, before the one above it (2024-01-10).",
      ],
    },
    {
      title: { en: "One more at the end", id: "Satu lagi di akhir" },
      base: { "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n" },
      head: {
        "IN.OCC.TELK.P-01/rev-00.md": "## Tujuan\n",
        "IN.OCC.TELK.P-01/events.yaml": `- { event: reviewed, date: 2024-01-10, ${by}, result: keep }\n`,
      },
    },
  ],
});
