import { resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { CATALOGUE } from '../support/catalogue';
import type { Plant } from './plants';

/** What the code of the extension finds around it. */
export interface Surroundings {
  /** Stands for `browser` of `platform/browser.ts`. */
  readonly browser: object;
  readonly navigator: object;
  /** Stands for the function of `hash-wasm`. */
  readonly argon2id: (options: Argon2Options) => Promise<Uint8Array>;
  readonly fetch: (url: string) => Promise<Response>;
}

export interface Argon2Options {
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly memorySize: number;
  readonly iterations: number;
  readonly parallelism: number;
  readonly hashLength: number;
}

/** The modules of the product. Each call of `Start` makes them again with nothing in memory, as a new worker does. */
export type Product = typeof import('./product');
export type Start = (surroundings: Surroundings) => Product;

const ROOT = resolve(import.meta.dirname, '../..');
const PARTS = ['browser', 'navigator', 'argon2id', 'fetch'] as const;

/** Bundles the product as it is in the tree, with a planted fault if one is given. */
export async function bundleProduct(plant: Plant | null): Promise<Start> {
  const output = await build({
    configFile: false,
    root: ROOT,
    logLevel: 'error',
    publicDir: false,
    plugins: [standIns(), ...(plant === null ? [] : [planted(plant)])],
    build: {
      write: false,
      minify: false,
      target: 'es2023',
      lib: { entry: resolve(import.meta.dirname, 'product.ts'), formats: ['iife'], name: 'product' },
    },
  });
  const [first] = [output].flat();
  if (first === undefined || !('output' in first)) throw new Error('nothing was bundled');
  const { code } = first.output[0];
  const make = new Function(...PARTS, `${code}\nreturn product;`);
  return (surroundings) => make(...PARTS.map((part) => surroundings[part])) as Product;
}

/** As the build writes it into the extension. */
const CATALOGUE_FILE = { text: compileCatalogue(CATALOGUE, '0.0.0'), version: '0.0.0' };

/** The browser, Argon2id and the catalogue come from outside, and no clock ticks. */
function standIns(): Plugin {
  const sources: Readonly<Record<string, string>> = {
    '\0browser': 'const given = browser; export { given as browser };',
    // A worker that was killed must not tick on.
    '\0every-minute': 'export const everyMinute = () => {};',
    '\0hash-wasm': 'const given = argon2id; export { given as argon2id };',
    '\0catalogue-file': `export const catalogueFile = async () => (${JSON.stringify(CATALOGUE_FILE)}); export const knownHostsFile = catalogueFile; export const sourcesFile = catalogueFile;`,
  };
  return {
    name: 'stand-ins',
    enforce: 'pre',
    resolveId(id) {
      if (id === 'hash-wasm') return '\0hash-wasm';
      if (/\/every-minute$/.test(id)) return '\0every-minute';
      if (/\/background\/catalogue-file$/.test(id)) return '\0catalogue-file';
      return /\/browser$/.test(id) && id.startsWith('.') ? '\0browser' : null;
    },
    load: (id) => sources[id] ?? null,
  };
}

function planted({ file, from, to }: Plant): Plugin {
  return {
    name: 'planted',
    enforce: 'pre',
    transform(code, id) {
      if (id !== resolve(ROOT, file)) return null;
      if (!code.includes(from)) throw new Error(`nothing to plant in ${file}`);
      return code.replace(from, to);
    },
  };
}
