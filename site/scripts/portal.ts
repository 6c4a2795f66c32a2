import { watchAge } from "./age.ts";
import { markHere } from "./contents.ts";
import { linkFromDisk } from "./from-disk.ts";
import { preparePrint } from "./print.ts";
import { offerSettings } from "./settings.ts";

const page = document.documentElement;

linkFromDisk();
offerSettings(page);
watchAge(page);
markHere();
preparePrint(page);
