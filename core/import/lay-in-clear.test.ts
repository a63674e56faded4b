import { expect, it } from 'vitest';
import { PROVIDERS } from '../../tests/support/catalogue';
import { fromBackupToken, toBackupToken } from '../backup/backup-token';
import { draftOf } from '../pending/draft';
import type { FoundToken } from '../pending/reading';
import { recordFromDraft } from '../pending/record-from-draft';
import { FIRST, fakeToken } from '../vault/testing/fake-token';

const NOW = 1_800_000_000_000;
const token = fakeToken(FIRST, { layInClear: true });

it('that a secret was stored in the clear goes with a backup, and an older backup does not take it away', () => {
  expect(fromBackupToken(toBackupToken(token), undefined, PROVIDERS, NOW).layInClear).toBe(true);
  const older = toBackupToken(fakeToken(FIRST));
  expect(fromBackupToken(older, token, PROVIDERS, NOW).layInClear).toBe(true);
  expect(fromBackupToken({ ...older, secret: 'another-secret' }, token, PROVIDERS, NOW)).not.toHaveProperty(
    'layInClear',
  );
});

it('is over once the secret is replaced', () => {
  const found: FoundToken = {
    secret: 'the-new-secret',
    form: 'bare',
    name: null,
    header: null,
    readFrom: 'bare',
    line: 1,
    repaired: [],
    owner: { providerId: null, region: null, evidence: [], open: null, fitting: [] },
    targets: [],
    extraHeaders: [],
    fields: {},
    secondSecrets: [],
    method: null,
    label: null,
    sameAs: null,
  };
  const draft = draftOf(found, FIRST, token, true, PROVIDERS);
  expect(recordFromDraft(draft, PROVIDERS, token, NOW)).not.toHaveProperty('layInClear');
});
