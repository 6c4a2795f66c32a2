import { offerCards } from "../cards/cards.ts";
import { watchAge } from "../page/age.ts";
import { markHere } from "../page/contents.ts";
import { foldPhases } from "../page/fold-phases.ts";
import { followPreview } from "../page/follow-preview.ts";
import { linkFromDisk } from "../page/from-disk.ts";
import { lightPaths } from "../page/light-paths.ts";
import { keepOffline } from "../page/offline.ts";
import { preparePrint } from "../page/print.ts";
import { offerSettings } from "../page/settings.ts";
import { offerZoomInView } from "../page/zoom-drawing.ts";
import { offerSearch } from "../search/search-open.ts";
import { rememberThisPage } from "../search/visits.ts";

const page = document.documentElement;

linkFromDisk();
offerSettings(page);
watchAge(page);
markHere();
lightPaths();
offerZoomInView();
foldPhases();
preparePrint(page);
keepOffline(page);
followPreview(page);
offerSearch(page);
offerCards(page);
rememberThisPage(page);
