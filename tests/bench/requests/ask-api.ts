import type { Page } from '@playwright/test';
import { API_HOST, DOCS_HOST } from './api-page';

/** Milliseconds of one turn, each the mean of its repeats. */
export interface RequestTimes {
  /** From the start of a top-level navigation to the first byte of the answer. */
  readonly firstByte: number;
  /** From the start of a top-level navigation to the page's end. */
  readonly wholePage: number;
  /** A fetch of the docs page from the API, body read. */
  readonly fetch: number;
}

const NAVIGATIONS = 4;
const FETCHES = 12;

/** One turn: navigations, then fetches, timed by the page's own clock. The first of each warms up. */
export async function askApi(tab: Page): Promise<RequestTimes> {
  await tab.goto(`https://${API_HOST}/warm-up`);
  let firstByte = 0;
  let wholePage = 0;
  for (let each = 0; each < NAVIGATIONS; each += 1) {
    await tab.goto(`https://${API_HOST}/page`);
    const times = await tab.evaluate(() => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      if (!crossOriginIsolated || navigation === undefined) throw new Error('no exact clock in this page');
      return { firstByte: navigation.responseStart, wholePage: navigation.domInteractive };
    });
    firstByte += times.firstByte / NAVIGATIONS;
    wholePage += times.wholePage / NAVIGATIONS;
  }
  await tab.goto(`https://${DOCS_HOST}/`);
  return { firstByte, wholePage, fetch: await fetchTime(tab) };
}

function fetchTime(tab: Page): Promise<number> {
  return tab.evaluate(
    async ({ url, count }) => {
      await (await fetch(url)).text();
      const start = performance.now();
      for (let each = 0; each < count; each += 1) await (await fetch(url)).text();
      return (performance.now() - start) / count;
    },
    { url: `https://${API_HOST}/data`, count: FETCHES },
  );
}
