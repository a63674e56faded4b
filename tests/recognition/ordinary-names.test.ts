import { dictionary } from '@zxcvbn-ts/language-en';
import { expect, it } from 'vitest';
import { isDistinct, nameKeys } from '../../core/providers/provider-names';
import { CATALOGUE } from '../support/catalogue';

/** Words of the dictionary that mean the company wherever software has a variable of that name. */
const COMPANIES: ReadonlySet<string> = new Set(
  'airship azure cisco cohere confluence discord discourse doppler emelia facebook greenhouse intercom jenkins miro plaid postman postmark pylon sentry shippo slack smooch spotify stripe tatum telegram twitter yelp'.split(
    ' ',
  ),
);

it('every name of a provider that is a word of the language is listed as one, or as a company’s', () => {
  const words = new Set(dictionary['commonWords-en']);
  const names = CATALOGUE.flatMap((provider) => [...nameKeys(provider), provider.id.split('-')[0] ?? '']);
  const unlisted = names.filter((name) => words.has(name) && isDistinct(name) && !COMPANIES.has(name));
  expect(unlisted, 'list it in core/providers/common-words.ts, or above').toEqual([]);
});
