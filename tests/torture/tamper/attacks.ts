import type { KeySlot, VaultFile } from '../../../core/vault/vault-file';
import { SilentChange, type Verdict } from './judge';
import { DAMAGE, openTampered, USELESS_SLOT } from './open-tampered';
import { type Subject, storedFile } from './subject';
import { count, newTally, type Tally } from './tally';
import { withChecksum } from './with-checksum';

/** What differs between the two saves. */
const EDITED = ['first-token-0001'];

type Attack = (subject: Subject, file: VaultFile) => Promise<object>;

/** What somebody does who can write the profile and knows the format. Each is to end as it says. */
const ATTACKS: readonly (readonly [what: string, Verdict, Attack])[] = [
  ['two records swapped', 'set aside', async (_, file) => ({ ...file, records: swapped(file) })],
  [
    "yesterday's index put back",
    'set aside',
    async ({ before }, file) => ({ ...file, index: before.file.index }),
  ],
  [
    "yesterday's record put back",
    'set aside',
    async ({ before }, file) => ({
      ...file,
      records: file.records.map((now) => before.file.records.find(({ id }) => id === now.id) ?? now),
    }),
  ],
  ['a record taken out', 'repaired', async (_, file) => ({ ...file, records: file.records.slice(0, -1) })],
  [
    'a record put in',
    'set aside',
    async (_, file) => ({ ...file, records: [...file.records, ...tenThousand(file).slice(0, 1)] }),
  ],
  [
    'a record stored twice',
    'fell back',
    async (_, file) => ({ ...file, records: [...file.records, ...file.records.slice(-1)] }),
  ],
  ['10,000 records', 'fell back', async (_, file) => ({ ...file, records: tenThousand(file) })],
  [
    'slots of a save before put back',
    'fell back',
    async (subject, file) => withChecksum(subject, { ...file, slots: file.slots.slice(0, 1) }),
  ],
  [
    "an attacker's slot put in",
    'fell back',
    async (subject, file) =>
      withChecksum(subject, { ...file, slots: [...file.slots, await strange(subject)] }),
  ],
  [
    "an attacker's public key put in",
    'fell back',
    async (subject, file) => {
      const { params } = await strange(subject);
      const slots = file.slots.map((slot) => ({
        ...slot,
        params: { ...slot.params, publicKey: params['publicKey'] },
      }));
      return withChecksum(subject, { ...file, slots });
    },
  ],
];

/** Parameters that would weaken the passphrase, or stall the machine for as long as it takes. */
const KDF: readonly KeySlot['params'][] = [
  { memoryKiB: 0 },
  { passes: 0 },
  { parallelism: 0 },
  { memoryKiB: 4 * 1024 * 1024 },
  { passes: 1_000_000 },
  { parallelism: 1_000_000 },
];

export async function attack(subject: Subject): Promise<Tally> {
  const tally = newTally();
  for (const [what, wanted, change] of ATTACKS) {
    const stored = await change(subject, storedFile(subject));
    await count(
      tally,
      what,
      asWanted(wanted, openTampered(subject, { stored, codes: USELESS_SLOT, named: EDITED })),
    );
    await count(tally, `${what}, then a new key`, neverGetsANewKey(subject, stored));
  }
  for (const params of KDF) await count(tally, JSON.stringify(params), costsNothing(subject, params));
  return tally;
}

async function asWanted(wanted: Verdict, opened: Promise<Verdict>): Promise<Verdict> {
  const verdict = await opened;
  if (verdict !== wanted) throw new SilentChange(`${verdict}, not ${wanted}`);
  return verdict;
}

/** Whatever opened is changed next: no slot that somebody else put there may get the new vault key. */
async function neverGetsANewKey(subject: Subject, stored: object): Promise<null> {
  const { product, vault, before, secrets } = subject;
  const entries = { vault: stored, 'vault.previous': before.file };
  const storage = { read: async () => entries, write: async () => {}, remove: async () => {} };
  const store = new product.VaultStore(storage, (work) => work());
  const opened = await store.open(vault.key);
  const kept = opened?.vault.file.slots.filter(({ kind }) => kind !== 'recovery') ?? [];
  const [, recovery] = secrets;
  if (opened === null || recovery === undefined) throw new SilentChange('nothing to change');
  const next = await product.rotateKey(opened.vault, { keep: kept, add: [recovery] });
  const known = new Set(vault.file.slots.map(({ params }) => params['publicKey']));
  for (const { kind, params } of next.file.slots) {
    const own = known.has(params['publicKey'] ?? '');
    if (kind !== 'recovery' && !own) throw new SilentChange('a strange slot got the new key');
  }
  return null;
}

/** The passphrase is refused before the KDF is asked. */
async function costsNothing(subject: Subject, params: KeySlot['params']): Promise<Verdict> {
  const file = storedFile(subject);
  const slots = file.slots.map((slot) =>
    slot.kind === 'passphrase' ? { ...slot, params: { ...slot.params, ...params } } : slot,
  );
  const stored = await withChecksum(subject, { ...file, slots });
  const asked = subject.argon2.asked();
  const verdict = await asWanted('fell back', openTampered(subject, { stored, codes: DAMAGE }));
  if (subject.argon2.asked() !== asked) throw new SilentChange('the KDF ran');
  return verdict;
}

function swapped({ records }: VaultFile): VaultFile['records'] {
  const [settings, first, second, ...rest] = records;
  if (settings === undefined || first === undefined || second === undefined) throw new Error('too few');
  return [settings, { ...first, sealed: second.sealed }, { ...second, sealed: first.sealed }, ...rest];
}

function tenThousand({ records }: VaultFile): VaultFile['records'] {
  const [record] = records;
  if (record === undefined) throw new Error('too few');
  return Array.from({ length: 10_000 }, (_, at) => ({ ...record, id: `made-up-${at}` }));
}

/** A slot of somebody else, for a key of their own. */
async function strange({ product, vault }: Subject): Promise<KeySlot> {
  const symbols = await product.readRecoveryCode(await product.newRecoveryCode());
  return (await product.recoverySlot(symbols).wrap(new Uint8Array(32), vault.file)).slot;
}
