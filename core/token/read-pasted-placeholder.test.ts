import { describe, expect, it } from 'vitest';
import { readPasted } from './read-pasted';

describe('a paste without its token', () => {
  it.each([
    '$TOKEN',
    '$' + '{API_TOKEN}',
    '%TOKEN%',
    '<your token>',
    '{{token}}',
    'YOUR_API_KEY',
    'Bearer $TOKEN',
  ])('says that %s is a placeholder', (text) => {
    expect(() => readPasted(text)).toThrow(
      expect.objectContaining({
        params: { reason: expect.stringMatching(/^paste-(?:placeholder|has-spaces)$/) },
      }),
    );
  });

  it.each(['PAGERDUTY_TOKEN=', 'X-Api-Key:', 'Authorization: Bearer'])(
    'says that %s has nothing behind',
    (text) => {
      expect(() => readPasted(text)).toThrow(expect.objectContaining({ params: { reason: 'paste-empty' } }));
    },
  );
});
