/** 1 January 1980, the first day a ZIP can name. */
const FIRST_DAY = 0x0021;
const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY_SIGNATURE = 0x02014b50;

/**
 * Takes the moment of packing out of a ZIP archive, in place: the same files are then the same bytes on any day.
 * @throws Error when it is no ZIP archive of fewer than 65,536 files
 */
export function makeTimeless(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(END);
  if (end < 0) throw new Error("a ZIP archive without its end");
  const count = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let index = 0; index < count; index++) {
    if (zip.readUInt32LE(at) !== ENTRY_SIGNATURE) throw new Error("a ZIP archive with a broken list of files");
    writeFirstDay(zip, at + 12);
    writeFirstDay(zip, zip.readUInt32LE(at + 42) + 10);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return zip;
}

function writeFirstDay(zip: Buffer, at: number): void {
  zip.writeUInt16LE(0, at);
  zip.writeUInt16LE(FIRST_DAY, at + 2);
}
