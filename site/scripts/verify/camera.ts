/** A detector of QR codes as some browsers have one. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

/** True where there is a camera that the page may ask for. */
export async function hasCamera(): Promise<boolean> {
  // Undefined in pages from a folder or over plain http, where no browser lends its camera.
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return devices?.some(({ kind }) => kind === "videoinput") ?? false;
}

/**
 * Films until a QR code is read, or until the signal ends it.
 *
 * @param reader where the script stands that reads QR codes in browsers that can't
 * @throws where the camera can't be opened, or the script can't be had
 */
export async function scan(video: HTMLVideoElement, reader: string, signal: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.srcObject = stream;
    video.hidden = false;
    const [DetectorOfCodes] = await Promise.all([detectorClass(reader), video.play()]);
    const detector = new DetectorOfCodes({ formats: ["qr_code"] });
    while (!signal.aborted) {
      const [code] = await detector.detect(video);
      if (code) return code.rawValue;
      await new Promise((next) => setTimeout(next, 150));
    }
    return undefined;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
    video.hidden = true;
  }
}

async function detectorClass(reader: string): Promise<DetectorClass> {
  const page = globalThis as unknown as { BarcodeDetector?: DetectorClass };
  const formats = await page.BarcodeDetector?.getSupportedFormats();
  // Some have the class and read nothing with it.
  if (!formats?.includes("qr_code")) await load(reader);
  if (!page.BarcodeDetector) throw new Error("nothing reads QR codes here");
  return page.BarcodeDetector;
}

function load(address: string): Promise<void> {
  const script = document.createElement("script");
  script.src = address;
  const loaded = new Promise<void>((done, fail) => {
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => fail(new Error(`${address} can't be had`)));
  });
  document.head.append(script);
  return loaded;
}
