import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from '@playwright/test';
import { providerView } from '../../../core/pages/provider-view';
import { readPaste } from '../../../core/pending/read-paste';
import { readCatalogue } from '../../../core/providers/catalogue-file';
import { findProviders, providerIndex } from '../../../core/providers/find-provider';
import { shownHost } from '../../../core/providers/look-alike';
import { compileCatalogue } from '../../../scripts/catalogue/compile';
import { startReplica } from '../../servers/replica';
import { CATALOGUE } from '../../support/catalogue';
import { launchChromium } from '../../support/chromium';
import { printRatio, printSamples, printTitle } from '../report';
import { interleave } from '../statistics/rounds';
import { workerExtension } from '../worker-extension';
import type { CatalogueBench } from './worker';

/** Of the worker's extension. */
const VERSION = '1';
const TEXT = compileCatalogue(CATALOGUE, VERSION);
const PATTERNS = CATALOGUE.flatMap(({ tokenPattern }) => tokenPattern ?? []);
const TOKENS = ['ghp_1kT4mQ9xV2bN7cR3wZ6sJ8hT5yU0pL4dF6gA', 'fa46cdb18d9d4ef6a0b1a4c3d2e1f099'];
const SEARCHES = ['p', 'pager', 'api.pagerduty.com', 'sendgird', 'nobody is called like this'];
const NOBODY = { fitting: [], used: [] };

/** What a thousand providers cost where somebody waits: beside a walk through all of them, and a bare `JSON.parse`. */
export async function benchCatalogue(rounds: number): Promise<void> {
  const index = providerIndex(CATALOGUE.map(providerView));
  const { samples, quiet } = await interleave(rounds, {
    recognition: timed(() => TOKENS.map((token) => readPaste(token, null, CATALOGUE))),
    everyPattern: timed(() => TOKENS.map(isOfSomePattern)),
    search: timed(() => SEARCHES.map((typed) => findProviders(index, typed, NOBODY))),
    everyName: timed(() => SEARCHES.map(isInSomeName)),
    read: timed(() => readCatalogue(TEXT, VERSION)),
    parse: timed(() => JSON.parse(TEXT)),
    // Other lists, of which nothing is known yet.
    firstPaste: timed(() => readPaste(TOKENS[0] ?? '', null, [...CATALOGUE])),
    firstHost: timed(() => shownHost('https://api.evil.test', [...CATALOGUE])),
  });
  printTitle(`${CATALOGUE.length} providers, in ms in node`, rounds, quiet);
  printSamples(`${TOKENS.length} tokens recognised`, samples.recognition, 'aim ≤ 5 each');
  printRatio('  recognised / every pattern tried', samples.recognition, samples.everyPattern, '');
  printSamples(`${SEARCHES.length} searches of the picker`, samples.search, 'aim ≤ 5 each');
  printRatio('  searched / every name looked into', samples.search, samples.everyName, '');
  printSamples('the file read', samples.read);
  printRatio('  read / JSON.parse', samples.read, samples.parse, '');
  printSamples('first paste: the index of recognition', samples.firstPaste);
  printRatio('  first paste / JSON.parse', samples.firstPaste, samples.parse, '');
  printSamples('first host: the index of look-alikes', samples.firstHost);
  printRatio('  first host / JSON.parse', samples.firstHost, samples.parse, '');
  await benchStart(rounds);
}

/** What a worker's start takes more where it holds a token of a provider that ships: it fetches and reads the file. */
async function benchStart(rounds: number): Promise<void> {
  const folder = await workerExtension('tests/bench/catalogue/worker.ts', { name: 'Catalogue bench' });
  await writeFile(join(folder.path, 'catalogue.json'), TEXT);
  const replica = await startReplica({ tokens: [] });
  const session = await launchChromium({ build: folder.path, replica });
  try {
    const worker = await session.worker();
    const { samples, quiet } = await interleave(rounds, {
      read: () => measured(worker, 'read'),
      parse: () => measured(worker, 'parse'),
    });
    printTitle('What a start with a token of the catalogue takes more, in ms in the worker', rounds, quiet);
    printSamples('fetched and read', samples.read);
    printSamples('  fetched and JSON.parse', samples.parse);
    printRatio('  read / JSON.parse', samples.read, samples.parse, '');
  } finally {
    await session.close();
    await replica.close();
    await folder.remove();
  }
}

function measured(worker: Worker, what: keyof CatalogueBench): Promise<number> {
  return worker.evaluate((name) => globalThis.catalogueBench[name](), what);
}

function timed(work: () => unknown): () => Promise<number> {
  return async () => {
    const begun = performance.now();
    work();
    return performance.now() - begun;
  };
}

function isOfSomePattern(token: string): boolean {
  return PATTERNS.filter((pattern) => new RegExp(pattern).test(token)).length > 0;
}

function isInSomeName(typed: string): boolean {
  return CATALOGUE.filter(({ name }) => name.toLowerCase().includes(typed)).length > 0;
}

declare global {
  /** In the worker of the bench. */
  var catalogueBench: CatalogueBench;
}
