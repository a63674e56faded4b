import type { Subject } from './subject';

/** A file with the header checksum that fits, as anybody can make it; as it is where none can be made. */
export async function withChecksum({ product }: Subject, file: object): Promise<object> {
  try {
    return { ...file, checksum: await product.headerChecksum(file as never) };
  } catch {
    return file;
  }
}
