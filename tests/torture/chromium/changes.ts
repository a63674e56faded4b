import type { Keybearer } from '../../e2e/support/keybearer';
import type { Random } from '../random';

/** The user of one browser. */
export interface Owner {
  readonly keybearer: Keybearer;
  readonly random: Random;
  /** The last of them opens the vault, or the one before it where a change did not come through. */
  readonly passphrases: string[];
  /** Of the run. */
  number: number;
}

/** Something the user does in the options page, and the tokens afterwards. */
export interface Change {
  readonly name: string;
  /** How many tokens there have to be. */
  readonly least: number;
  readonly most: number;
  /** It changes the ways to unlock. */
  readonly slots: boolean;
  /** @param before ids and names, in order */
  after(before: readonly string[], owner: Owner): readonly string[];
  act(owner: Owner): Promise<unknown>;
}

const same = (before: readonly string[]): readonly string[] => before;
const proofOf = ({ passphrases }: Owner) => ({ kind: 'passphrase', passphrase: passphrases.at(-1) });
const bytes32 = (random: Random): string =>
  Buffer.from(Array.from({ length: 32 }, () => random.below(256))).toString('base64');
const idAt = async ({ keybearer }: Owner, at: number): Promise<string | undefined> =>
  (await keybearer.snapshot())?.tokens.at(at)?.id;

async function passkeySlot({ keybearer }: Owner): Promise<string | undefined> {
  const stored = await keybearer.page.evaluate(() => globalThis.chrome.storage.local.get('vault'));
  const { slots } = stored['vault'] as unknown as { slots: readonly { id: string; kind: string }[] };
  return slots.find(({ kind }) => kind === 'passkey')?.id;
}

const lastFour = (number: number): string => String(number).padStart(4, '0');

export const CHANGES: readonly Change[] = [
  {
    name: 'edit',
    least: 1,
    most: 99,
    slots: false,
    after: ([first = '', ...rest], { number }) => [`${first.split(' ')[0]} Name ${number}`, ...rest],
    act: async (owner) =>
      owner.keybearer.ask('token.edit', { id: await idAt(owner, 0), label: `Name ${owner.number}` }),
  },
  {
    name: 'replace',
    least: 2,
    most: 99,
    slots: false,
    after: ([first = '', ...rest], { number }) => {
      const [id, ...label] = first.split(' ');
      // A name that the user gave stays.
      const given = !label.join(' ').startsWith('…');
      return [given ? first : `${id} …${lastFour(number)}`, ...rest];
    },
    async act(owner) {
      const text = `u+FakeReplaced00${lastFour(owner.number)}`;
      await owner.keybearer.ask('token.edit', { id: await idAt(owner, 0), on: false });
      const replacesId = await idAt(owner, 0);
      await owner.keybearer.ask('draft.put', { text, tabOrigin: null, replacesId });
      await owner.keybearer.ask('draft.finish', { how: 'without-test' });
    },
  },
  {
    name: 'remove',
    least: 3,
    most: 99,
    slots: false,
    after: (before) => before.slice(0, -1),
    act: async (owner) => owner.keybearer.ask('token.remove', { id: await idAt(owner, -1) }),
  },
  {
    name: 'add',
    least: 0,
    most: 4,
    slots: false,
    after: (before, { number }) => [...before, `new …${lastFour(number)}`],
    async act({ keybearer, number }) {
      await keybearer.ask('draft.put', {
        text: `fake-pylon-token-${lastFour(number)}`,
        tabOrigin: null,
        replacesId: null,
      });
      await keybearer.ask('draft.choose', { providerId: 'pylon', region: 'US', allowedSites: [] });
      await keybearer.ask('draft.finish', { how: 'without-test' });
    },
  },
  {
    name: 'begin to revoke, and not',
    least: 1,
    most: 99,
    slots: false,
    after: same,
    async act(owner) {
      const id = await idAt(owner, -1);
      await owner.keybearer.ask('revoke.start', { id });
      await owner.keybearer.ask('revoke.cancel', { id });
    },
  },
  {
    name: 'change the passphrase',
    least: 1,
    most: 99,
    slots: true,
    after: same,
    async act(owner) {
      const proof = proofOf(owner);
      const passphrase = `torture passphrase ${owner.number}`;
      owner.passphrases.push(passphrase);
      await owner.keybearer.ask('passphrase.set', { passphrase, proof });
    },
  },
  {
    name: 'a new recovery code',
    least: 1,
    most: 99,
    slots: true,
    after: same,
    async act(owner) {
      const { code } = (await owner.keybearer.ask('recovery.begin', { proof: proofOf(owner) })) as {
        code: string;
      };
      await owner.keybearer.ask('recovery.confirm', { ending: code.slice(-4) });
    },
  },
  {
    name: 'add a passkey, or remove one',
    least: 1,
    most: 99,
    slots: true,
    after: same,
    async act(owner) {
      const { keybearer, random, number } = owner;
      const id = await passkeySlot(owner);
      if (id !== undefined) return keybearer.ask('slot.remove', { id, proof: proofOf(owner) });
      return keybearer.ask('passkey.add', {
        proof: proofOf(owner),
        credentialId: `fake-credential-${String(number).padStart(4, '0')}`,
        transports: ['internal'],
        salt: bytes32(random),
        output: bytes32(random),
      });
    },
  },
  {
    name: 'lock and unlock',
    least: 1,
    most: 99,
    slots: true,
    after: same,
    async act(owner) {
      await owner.keybearer.ask('vault.lock');
      await owner.keybearer.ask('vault.unlock', { secret: proofOf(owner) });
    },
  },
];
