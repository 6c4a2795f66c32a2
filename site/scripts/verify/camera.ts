/** A detector of QR codes as some browsers have one. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}

type DetectorClass = new (options: { formats: string[] }) => Detector;

/** True where the browser can both film and read QR codes. */
export function canScan(): boolean {
  return "BarcodeDetector" in globalThis && navigator.mediaDevices !== undefined;
}

/** Films until a QR code is read, or until the signal ends it. @throws where the camera can't be opened */
export async function scan(video: HTMLVideoElement, signal: AbortSignal): Promise<string | undefined> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  const detector = new (globalThis as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector({ formats: ["qr_code"] });
  video.srcObject = stream;
  video.hidden = false;
  try {
    await video.play();
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
