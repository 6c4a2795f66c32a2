import { watchAge } from "./age.ts";
import { offerCards } from "./cards.ts";
import { markHere } from "./contents.ts";
import { linkFromDisk } from "./from-disk.ts";
import { lightPaths } from "./light-paths.ts";
import { keepOffline } from "./offline.ts";
import { preparePrint } from "./print.ts";
import { offerSearch } from "./search-open.ts";
import { offerSettings } from "./settings.ts";
import { noteVisit } from "./visit.ts";

const page = document.documentElement;

linkFromDisk();
offerSettings(page);
watchAge(page);
markHere();
lightPaths();
preparePrint(page);
keepOffline(page);
offerSearch(page);
offerCards(page);
noteVisit(page);
