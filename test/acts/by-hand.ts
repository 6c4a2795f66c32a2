import { parse, stringify } from "yaml";
import { digestOfRecord } from "../../core/control/canonical.ts";
import type { Desk } from "./controller.ts";

/** A settings record written by hand: the last one's content changed, approved as it says. */
export function forge(desk: Desk, change: (record: Record<string, unknown>) => void, approval: Record<string, unknown>): void {
  const { approvals: _, ...last } = parse(desk.read("settings/001.yaml")) as Record<string, unknown>;
  const raw: Record<string, unknown> = { ...last, number: 2, from: digestOfRecord(last), adopted: [] };
  change(raw);
  desk.write("settings/002.yaml", stringify({ ...raw, approvals: { approved: { digest: digestOfRecord(raw), ...approval } } }));
}

/** A change of settings that means little. */
export const utc = (record: Record<string, unknown>) => Object.assign(record["settings"] as object, { timeZone: "UTC" });

/** A revision typed over from paper. */
export const paper = (code: string): string => `---
code: ${code}
title: Salinan ${code}
revision: "00"
effective: 2020-01-02
transcription: { source: map 3 }
approvals:
  prepared: { name: A.A., position: DC, date: 2020-01-01 }
  checked: { name: S.S., position: VP, date: 2020-01-01 }
  approved: { name: A.H., position: QMR, date: 2020-01-01 }
parties: [Petugas]
---

## Tujuan

Salinan dari kertas.
`;
