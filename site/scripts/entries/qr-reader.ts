import { BarcodeDetector } from "qr/decode.js";

/** Reads QR codes where the browser can't itself, under the name it would have there. Loaded when a camera is first opened. */
Object.assign(globalThis, { BarcodeDetector });
