import type { BrowserContext, Page } from '@playwright/test';
import { expect } from '@playwright/test';
import type { Replica } from '../../servers/replica';
import { SAMPLE } from '../../servers/sample-tokens';

export const HOST = 'api.airship.co.uk';
export const API = `https://${HOST}`;
export const DOCS = 'https://developers.airship.co.uk';
export const AIRSHIP = { providerId: 'airship-uk', region: null } as const;
/** Two tokens for the same host, and whom it takes each for. */
export const FIRST = { secret: SAMPLE.airship, caller: 'Sample Head Office' };
export const SECOND = { secret: SAMPLE.airshipOther, caller: 'Other Head Office' };
export const PASSPHRASE = 'sample passphrase for tests';
export const PATHS = { caller: '/cacheable', echo: '/cacheable-echo' } as const;

export interface Answered {
  /** Whom the API took the caller for; null for nobody. */
  readonly caller: string | null;
  readonly asked: boolean;
}

/**
 * Two ways to get an answer that the browser may have stored: a visit in a new tab, a page's fetch. Each has
 * addresses of its own: the answers differ by origin, so that one would push the other out of the store.
 */
export interface Readers {
  visit(path: string): Promise<string>;
  fetch(path: string): Promise<string>;
}

export function readersOf(context: BrowserContext, docs: Page): Readers {
  return {
    async visit(path) {
      const page = await context.newPage();
      await page.goto(`${API}${path}?by=visit`);
      const text = await textOf(page);
      await page.close();
      return text;
    },
    fetch: (path) =>
      docs.evaluate((url) => fetch(url).then((answer) => answer.text()), `${API}${path}?by=fetch`),
  };
}

/** What a page of an API shows. */
export function textOf(page: Pick<Page, 'evaluate'>): Promise<string> {
  return page.evaluate(() => document.querySelector('pre')?.textContent ?? '');
}

export async function ask(read: (path: string) => Promise<string>, replica: Replica): Promise<Answered> {
  replica.log.clear();
  const { authenticated } = JSON.parse(await read(PATHS.caller)) as { authenticated: string | null };
  return { caller: authenticated, asked: replica.log.find({ host: HOST, path: PATHS.caller }).length > 0 };
}

/** Lets the browser get answers to the first token, one of them with the token in it. */
export async function getAnswers(readers: Readers, replica: Replica): Promise<void> {
  for (const read of [readers.visit, readers.fetch]) {
    expect(await ask(read, replica)).toEqual({ caller: FIRST.caller, asked: true });
    expect(await read(PATHS.echo)).toContain(FIRST.secret);
  }
}

/** A page or the worker of the extension, of either browser's driver. */
interface Own {
  evaluate(script: string): Promise<unknown>;
}

/** Makes the rules in force what a careless extension would have: nothing in them keeps answers from being stored. */
export async function makeRulesCareless(own: Own): Promise<void> {
  await own.evaluate(`(async () => {
    const rules = await chrome.declarativeNetRequest.getSessionRules();
    for (const { action } of rules) {
      if (!action.requestHeaders) continue; // Firefox says null
      action.requestHeaders = action.requestHeaders.filter(({ header }) => !/^(?:cache-control|if-range)$/.test(header));
      delete action.responseHeaders;
    }
    await chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id), addRules: rules });
  })()`);
}

/** Takes all rules away behind the extension's back, so that nothing is dropped. */
export async function dropRules(own: Own): Promise<void> {
  await own.evaluate(
    'chrome.declarativeNetRequest.getSessionRules().then((rules) =>' +
      ' chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: rules.map(({ id }) => id) }))',
  );
}
