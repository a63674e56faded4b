import { describe, expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { canUndo, draftOf, unrepaired } from './draft';
import type { FoundToken } from './reading';

const SECRET = 'sample-token-of-a-draft';
const NOBODY = { providerId: null, region: null, evidence: [], open: null, fitting: [] };

const found = (given: Partial<FoundToken> = {}): FoundToken => ({
  secret: SECRET,
  form: 'bare',
  name: null,
  header: null,
  readFrom: 'bare',
  line: 1,
  repaired: [],
  owner: NOBODY,
  targets: [],
  extraHeaders: [],
  fields: {},
  secondSecrets: [],
  method: null,
  label: null,
  sameAs: null,
  ...given,
});

describe('a draft of a token that was found', () => {
  it('is ticked among several only where somebody is known to own it, and once', () => {
    const owner = { ...NOBODY, providerId: 'pylon' };
    expect(draftOf(found({ owner }), 'id', null, false, PROVIDERS).ticked).toBe(true);
    expect(draftOf(found(), 'id', null, false, PROVIDERS).ticked).toBe(false);
    expect(draftOf(found({ owner, sameAs: 0 }), 'id', null, false, PROVIDERS).ticked).toBe(false);
    expect(draftOf(found(), 'id', null, true, PROVIDERS).ticked).toBe(true);
  });

  it('takes neither pages nor extra headers from a paste by itself', () => {
    const draft = draftOf(
      found({ extraHeaders: [{ name: 'X-Version', value: '2' }] }),
      'id',
      null,
      true,
      PROVIDERS,
    );
    expect(draft).toMatchObject({ allowedSites: [], extraHeaders: [] });
  });
});

describe('what was repaired', () => {
  it('is put back around the token where that can be part of one', () => {
    const token = found({
      repaired: [
        { kind: 'invisible', codePoints: ['U+200B'] },
        { kind: 'brackets', text: '< >' },
        { kind: 'punctuation', text: ';' },
      ],
    });
    expect(canUndo(token)).toBe(true);
    expect(unrepaired(token)).toBe(`<${SECRET};>`);
    expect(unrepaired(found({ repaired: [{ kind: 'brackets', text: '<>' }] }))).toBe(`<${SECRET}>`);
  });

  it('stays where no header could carry it', () => {
    const token = found({
      repaired: [
        { kind: 'joined-lines', count: 2 },
        { kind: 'scheme-twice', scheme: 'Bearer' },
      ],
    });
    expect(canUndo(token)).toBe(false);
  });
});
