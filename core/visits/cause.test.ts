import { describe, expect, it } from 'vitest';
import { type Cause, causeOf } from './judge-visit';

const token = { origins: ['https://api.example.com'], allowedSites: ['https://docs.example.org:8443'] };

describe('who caused a top-level request', () => {
  it.each<[initiator: string | null, Cause]>([
    [null, 'user'],
    ['https://api.example.com', 'allowed'],
    ['https://sub.api.example.com', 'allowed'],
    ['https://docs.example.org', 'allowed'],
    ['http://docs.example.org', 'allowed'],
    ['https://example.com', 'outsider'],
    ['https://notapi.example.com', 'outsider'],
    ['https://xapi.example.com', 'outsider'],
    ['https://api.example.com.evil.example', 'outsider'],
    ['http://[::1]', 'outsider'],
    ['null', 'opaque'],
    ['', 'opaque'],
  ])('%s: %s', (initiator, cause) => {
    expect(causeOf({ initiator, ahead: false }, token)).toBe(cause);
  });

  it('what is loaded ahead is never called the user, whatever is said of its cause', () => {
    for (const initiator of [null, 'null', 'https://api.example.com'])
      expect(causeOf({ initiator, ahead: true }, token)).toBe('ahead');
  });
});
