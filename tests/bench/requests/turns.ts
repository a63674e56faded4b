import type { BrowserContext } from '@playwright/test';
import type { Replica } from '../../servers/replica';
import { API_HOST } from './api-page';
import { askApi, type RequestTimes } from './ask-api';

/**
 * Turns in a tab of one browser. Each checks at the server that it measured what it says.
 * @param secret the token that every request has to carry; null when none may carry anything
 */
export async function turnsIn(
  context: BrowserContext,
  replica: Replica,
  secret: string | null,
): Promise<() => Promise<RequestTimes>> {
  const tab = await context.newPage();
  return async () => {
    replica.log.clear();
    const times = await askApi(tab);
    const asked = replica.log.find({ host: API_HOST });
    const lines = new Set(asked.map((each) => replica.log.headerLines(each, ['authorization']).join()));
    const wanted = secret === null ? '' : `authorization: Bearer ${secret}`;
    if (lines.size !== 1 || !lines.has(wanted)) throw new Error('measured other requests than it says');
    return times;
  };
}
