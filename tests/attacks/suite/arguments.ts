import { parseArgs } from 'node:util';
import type { BrowserName } from './vector';

/** What a run is asked for. */
export interface Wanted {
  readonly browsers: readonly BrowserName[];
  /** Only vectors whose name contains this. */
  readonly only: string;
  /** Only the first vector of each family, in one mode. */
  readonly first: boolean;
  /** Another extension than ours: its adapter's file, and its folder where the adapter takes one. */
  readonly adapter: string | null;
  readonly extension: string | null;
}

const BROWSERS: readonly BrowserName[] = ['chromium', 'firefox'];

/** @throws for options that there are not */
export function readArguments(given: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...given],
    options: {
      browser: { type: 'string' },
      only: { type: 'string' },
      first: { type: 'boolean' },
      adapter: { type: 'string' },
      extension: { type: 'string' },
    },
  });
  const browsers = BROWSERS.filter((name) => values.browser === undefined || values.browser === name);
  if (browsers.length === 0) throw new Error(`--browser is ${BROWSERS.join(' or ')}`);
  return {
    browsers,
    only: values.only ?? '',
    first: values.first ?? false,
    adapter: values.adapter ?? null,
    extension: values.extension ?? null,
  };
}
