import { expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { draftOf, type Pending } from '../pending/draft';
import { readPaste } from '../pending/read-paste';
import { pendingTokenView } from './pending-token-view';

/** What the page that adds a token shows of a paste with one. */
function viewOf(paste: string) {
  const reading = readPaste(paste, null, PROVIDERS.list);
  if (reading.kind !== 'token') throw new Error(reading.kind);
  const draft = draftOf(reading.token, 'sample-draft-00001', null, true, PROVIDERS, reading);
  const pending: Pending = {
    ...{ reading, nothing: null, drafts: [draft], replacesId: null, state: 'open', looks: false },
    ...{ oneByOne: false, afterAccess: 'test', expiresAt: 0 },
  };
  return pendingTokenView(draft, pending, null, PROVIDERS, []);
}

it('no header of a described API is both sent and left out', () => {
  const view = viewOf(
    "curl https://api.acme.example/v1/me -H 'X-Api-Key: pak_9Zx4WqL1vM7yB2nC5tR8dE3g' -H 'Acme-Version: 2026-01-01' -H 'User-Agent: acme'",
  );
  expect(view.own?.headerLines).toContain('Acme-Version: 2026-01-01');
  expect(view.leftOut).toEqual(['User-Agent']);
});
