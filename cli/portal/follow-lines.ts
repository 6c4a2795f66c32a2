import { type FileHandle, open } from "node:fs/promises";
import { StringDecoder } from "node:string_decoder";
import { setTimeout } from "node:timers/promises";

const EVERY_MILLISECONDS = 100;
const CHUNK_BYTES = 1 << 16;

/**
 * Calls `heard` with each line another process adds to a file, until `writing` is over and every line was heard.
 * @throws what `writing` throws
 */
export async function followLines(path: string, writing: Promise<void>, heard: (line: string) => void): Promise<void> {
  let isOver = false;
  const over = writing.then(
    () => undefined,
    (error: unknown) => error,
  );
  void over.then(() => {
    isOver = true;
  });
  const take = splitLines(heard);
  const file = await open(path, "a+");
  try {
    let at = 0;
    for (let isLast = false; !isLast; ) {
      isLast = isOver;
      at = await readOn(file, at, take);
      if (!isLast) await Promise.race([over, setTimeout(EVERY_MILLISECONDS)]);
    }
  } finally {
    await file.close();
  }
  await writing;
}

/** Reads what was added since `at`; where it ends is the next place to read from. */
async function readOn(file: FileHandle, at: number, take: (bytes: Buffer) => void): Promise<number> {
  for (let place = at; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(CHUNK_BYTES), 0, CHUNK_BYTES, place);
    if (bytesRead === 0) return place;
    take(buffer.subarray(0, bytesRead));
    place += bytesRead;
  }
}

function splitLines(heard: (line: string) => void): (bytes: Buffer) => void {
  const decoder = new StringDecoder();
  let rest = "";
  return (bytes) => {
    const lines = `${rest}${decoder.write(bytes)}`.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) heard(line);
  };
}
