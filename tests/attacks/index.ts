import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Adapter } from './adapters/adapter';
import { adapter as control } from './adapters/control';
import { keybearer } from './adapters/keybearer';
import { readArguments } from './suite/arguments';
import { listedResiduals } from './suite/listed-residuals';
import { readVectors } from './suite/read-vectors';
import { runBrowser, runFirst } from './suite/run-browser';

/** `npm run attacks`: every vector against the control and each extension, in both browsers at once. */
const wanted = readArguments(process.argv.slice(2));
const listed = listedResiduals(await readFile('docs/security/P2.md', 'utf8'));
const vectors = (await readVectors()).filter(({ name }) => name.includes(wanted.only));
if (vectors.length === 0) throw new Error(`no vector has ${wanted.only} in its name`);

async function adapters(): Promise<readonly Adapter[]> {
  if (wanted.adapter === null)
    return [
      keybearer('production'),
      keybearer('e2e-all'),
      keybearer('e2e-all', 'own-visits'),
      keybearer('e2e-all', 'chosen-tabs'),
      keybearer('e2e-all', 'chosen-tabs, without cookies'),
    ];
  const module = (await import(pathToFileURL(resolve(wanted.adapter)).href)) as { adapter: Adapter };
  const folder = wanted.extension;
  return [folder === null ? module.adapter : { ...module.adapter, build: () => folder }];
}

const outcomes = await Promise.all(
  wanted.browsers.map(async (browser) =>
    (wanted.first ? runFirst : runBrowser)(browser, control, await adapters(), vectors, listed),
  ),
);
console.log(`\n${outcomes.flatMap(({ lines }) => lines).join('\n')}`);
process.exitCode = outcomes.every(({ passed }) => passed) ? 0 : 1;
