import type { StatusName } from "../../core/library/status.ts";
import type { IsoDate } from "../../schemas/iso-date.ts";
import { exportPdf } from "./export-pdf.ts";
import type { PortalPrint } from "./portal-options.ts";

/** What is to be exported, and of which library. */
export interface ExportOrder {
  items: readonly ExportItem[];
  /** The library's folder, absolute. */
  library: string;
  /** The day the library is looked at. */
  date: IsoDate;
  /** The tool's own folder. */
  package: string;
  version: string;
}

/** One revision of a document and the file it goes to. */
export interface ExportItem {
  status: StatusName;
  /** Its page in the portal, in its own language, as a path. */
  page: string;
  print: PortalPrint;
  file: string;
}

export const exportFormats = ["pdf"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** How each format is written. All files are written, or none. */
export const exporters: Readonly<Record<ExportFormat, (order: ExportOrder) => Promise<void>>> = { pdf: exportPdf };
