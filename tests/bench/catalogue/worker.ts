import { readCatalogue } from '../../../core/providers/catalogue-file';
import { catalogueFile } from '../../../platform/background/catalogue-file';

/** What the bench calls in the worker. Times are in milliseconds. */
export interface CatalogueBench {
  /** The catalogue, fetched from the extension and read. */
  read(): Promise<number>;
  /** The same file, fetched and only parsed. */
  parse(): Promise<number>;
}

async function timed(read: (text: string, version: string) => unknown): Promise<number> {
  const begun = performance.now();
  const { text, version } = await catalogueFile();
  read(text, version);
  return performance.now() - begun;
}

const bench: CatalogueBench = {
  read: () => timed(readCatalogue),
  parse: () => timed((text) => JSON.parse(text)),
};

Object.assign(globalThis, { catalogueBench: bench });
