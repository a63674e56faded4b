import { openActivity } from '../../core/activity/sealed-activity';
import { openBackup } from '../../core/backup/open-backup';
import { fromBase64, toBase64 } from '../../core/bytes/base64';
import { withFieldsOfToday } from '../../core/token/before-fields';
import { openFile, unlockFile } from '../../core/vault/open-file';
import { passkeySlot } from '../../core/vault/slots/passkey-slot';
import { passphraseSlot } from '../../core/vault/slots/passphrase-slot';
import { readRecoveryCode, recoverySlot } from '../../core/vault/slots/recovery-slot';
import type { UnlockSecret } from '../../core/vault/slots/unlock-secret';
import { parseVaultFile } from '../../core/vault/vault-file';
import activity1 from '../vectors/activity/format-1.json' with { type: 'json' };
import backup1 from '../vectors/backup/version-1.json' with { type: 'json' };
import backup2 from '../vectors/backup/version-2.json' with { type: 'json' };
import format1 from '../vectors/vault/format-1.json' with { type: 'json' };
import format2 from '../vectors/vault/format-2.json' with { type: 'json' };
import format3 from '../vectors/vault/format-3.json' with { type: 'json' };
import type { CryptoCase } from './cases';
import { same } from './same';

interface Vector {
  readonly file: unknown;
  /** Base64. */
  readonly key: string;
  readonly expected: { readonly tokens: readonly unknown[] };
}

/** What people have stored. */
export const OWN_FORMATS: readonly CryptoCase[] = [
  ['format 1 with its passphrase', () => opens(format1, passphraseSlot(format1.passphrase))],
  ['format 2 with its passphrase', () => opens(format2, passphraseSlot(format2.passphrase))],
  [
    'format 2 with its recovery code',
    async () => opens(format2, recoverySlot(await readRecoveryCode(format2.recoveryCode.toLowerCase()))),
  ],
  ['format 2 with its passkey', () => opens(format2, passkeySlot(fromBase64(format2.passkeyOutput)))],
  ['format 3 with its passphrase', () => opens(format3, passphraseSlot(format3.passphrase))],
  [
    'format 3 with its recovery code',
    async () => opens(format3, recoverySlot(await readRecoveryCode(format3.recoveryCode.toLowerCase()))),
  ],
  ['format 3 with its passkey', () => opens(format3, passkeySlot(fromBase64(format3.passkeyOutput)))],
  [
    'a backup of version 1 with its passphrase',
    async () => {
      const { tokens } = await openBackup(fromBase64(backup1.file), backup1.passphrase);
      same(tokens.map(idAndSecret), backup1.expected.tokens.map(idAndSecret));
    },
  ],
  [
    'a backup of version 2 with its passphrase',
    async () => {
      const { tokens } = await openBackup(fromBase64(backup2.file), backup2.passphrase);
      same(tokens.map(idAndSecret), backup2.expected.tokens.map(idAndSecret));
    },
  ],
  [
    'the activity of format 1',
    async () => {
      const { key, vaultId, stored, expected } = activity1;
      same(byName(await openActivity(fromBase64(key), vaultId, stored)), byName(expected));
    },
  ],
];

async function opens({ file: stored, key: wanted, expected }: Vector, secret: UnlockSecret): Promise<void> {
  const file = await parseVaultFile(stored);
  const { key } = await unlockFile(file, secret);
  same(toBase64(key), wanted);
  const { tokens, setAside } = await openFile(file, key);
  same(setAside, []);
  same([...tokens.values()].map(byName), expected.tokens.map(withFieldsOfToday).map(byName));
}

function idAndSecret({ id, secret }: { readonly id: string; readonly secret: string }): readonly string[] {
  return [id, secret];
}

/** The order of keys is not part of what was sealed. */
function byName(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(byName);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, byName(inner)]);
}
