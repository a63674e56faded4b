import type { SecretInput } from '../../../core/messages/inputs';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { PROVIDERS } from '../../support/catalogue';
import type { Product } from '../bundle';
import { NEW, NEW_OUTPUT, OLD, OUTPUT, type Scene, type SceneName, TOKENS } from './scenes';

/** Something the user does, as messages to the background. */
export interface Operation {
  readonly name: string;
  readonly scene: SceneName;
  /** Whole vaults change places: in between, tokens may stand in a vault that was set aside. */
  readonly moves?: boolean;
  act(product: Product, scene: Scene, told: (secret: SecretInput) => void): Promise<unknown>;
}

const passphrase = (text: string): SecretInput => ({ kind: 'passphrase', passphrase: text });
const proof = passphrase(OLD);
const slotOf = async ({ openedVault }: Product, kind: string): Promise<string> => {
  const slot = (await openedVault())?.file.slots.find((each) => each.kind === kind);
  return slot?.id ?? 'none';
};
const paste = async ({ HANDLERS }: Product, text: string, replacesId: string | null): Promise<void> => {
  await HANDLERS['draft.put']({ text, tabOrigin: null, replacesId });
};

/** Twenty tokens of a backup, and one that is here too, from where its file was read and judged. */
async function importTokens(product: Product, mode: 'merge' | 'replace'): Promise<void> {
  const vault = await product.openedVault();
  if (vault === null) throw new Error('locked');
  const ids = [TOKENS.edited, ...Array.from({ length: 20 }, (_, at) => `imported-token-${100 + at}`)];
  const tokens = ids.map((id) => fakeToken(id, { label: `Imported ${id}` }));
  const content = product.backupContent(tokens, [], vault.settings, 1_700_000_000_000);
  const now = Date.now();
  await product.planStore.write(
    vault,
    product.importPlan(product.fromBackup(content), vault.tokens, PROVIDERS, now, now + 600_000),
  );
  await product.HANDLERS['import.apply']({ mode, take: ids });
}

export const OPERATIONS: readonly Operation[] = [
  {
    name: 'add',
    scene: 'open',
    async act(product) {
      await paste(product, 'fake-pylon-token-0001', null);
      await product.HANDLERS['draft.choose']({ providerId: 'pylon', region: 'US', allowedSites: [] });
      await product.HANDLERS['draft.finish']({ how: 'without-test' });
    },
  },
  {
    name: 'edit',
    scene: 'open',
    act: ({ HANDLERS }) => HANDLERS['token.edit']({ id: TOKENS.edited, label: 'New label', on: false }),
  },
  {
    name: 'replace',
    scene: 'open',
    async act(product) {
      await paste(product, 'u+FakeReplacement001', TOKENS.replaced);
      await product.HANDLERS['draft.finish']({ how: 'without-test' });
    },
  },
  { name: 'remove', scene: 'open', act: ({ HANDLERS }) => HANDLERS['token.remove']({ id: TOKENS.removed }) },
  {
    name: 'erase after revoking',
    scene: 'open',
    act: ({ HANDLERS }) => HANDLERS['revoke.check']({ id: TOKENS.revoked }),
  },
  { name: 'import, adding', scene: 'open', act: (product) => importTokens(product, 'merge') },
  { name: 'import, replacing all', scene: 'open', act: (product) => importTokens(product, 'replace') },
  {
    name: 'first passphrase',
    scene: 'session',
    act: ({ HANDLERS }) => HANDLERS['passphrase.set']({ passphrase: NEW, proof: null }),
  },
  {
    name: 'change the passphrase',
    scene: 'open',
    act: ({ HANDLERS }) => HANDLERS['passphrase.set']({ passphrase: NEW, proof }),
  },
  {
    name: 'replace the recovery code',
    scene: 'open',
    async act({ HANDLERS }, _scene, told) {
      const { code } = await HANDLERS['recovery.begin']({ proof });
      told({ kind: 'recovery', code });
      await HANDLERS['recovery.confirm']({ ending: code.slice(-4) });
    },
  },
  {
    name: 'add a passkey',
    scene: 'open',
    act: ({ HANDLERS, toBase64 }) =>
      HANDLERS['passkey.add']({
        proof,
        credentialId: 'fake-credential-0002',
        transports: ['usb'],
        salt: toBase64(OUTPUT),
        output: toBase64(NEW_OUTPUT),
      }),
  },
  {
    name: 'remove a passkey',
    scene: 'open',
    act: async (product) => product.HANDLERS['slot.remove']({ id: await slotOf(product, 'passkey'), proof }),
  },
  {
    name: 'remove the passphrase',
    scene: 'open',
    act: async (product) =>
      product.HANDLERS['slot.remove']({ id: await slotOf(product, 'passphrase'), proof }),
  },
  {
    name: 'change settings',
    scene: 'open',
    act: ({ HANDLERS }) => HANDLERS['settings.set']({ idleMinutes: 15 }),
  },
  {
    name: 'lock and unlock',
    scene: 'open',
    async act({ HANDLERS }) {
      await HANDLERS['vault.lock']({});
      await HANDLERS['vault.unlock']({ secret: proof });
    },
  },
  {
    name: 'migrate from format 1',
    scene: 'format 1',
    act: ({ HANDLERS }) => HANDLERS['vault.unlock']({ secret: proof }),
  },
  {
    name: 'migrate from format 2',
    scene: 'format 2',
    act: ({ HANDLERS }) => HANDLERS['vault.unlock']({ secret: proof }),
  },
  {
    name: 'edit in a temporary vault of format 2',
    scene: 'session of format 2',
    act: ({ HANDLERS }) => HANDLERS['token.edit']({ id: TOKENS.edited, label: 'New label', on: false }),
  },
  {
    name: 'first passphrase of a temporary vault of format 2',
    scene: 'session of format 2',
    act: ({ HANDLERS }) => HANDLERS['passphrase.set']({ passphrase: NEW, proof: null }),
  },
  {
    name: 'raise the KDF parameters',
    scene: 'weak',
    act: ({ HANDLERS }) => HANDLERS['vault.unlock']({ secret: proof }),
  },
  {
    name: 'unlock with the recovery code',
    scene: 'locked',
    act: ({ HANDLERS }, { secrets }) =>
      HANDLERS['vault.unlock']({ secret: secrets.find(({ kind }) => kind === 'recovery') ?? proof }),
  },
  {
    name: 'start over',
    scene: 'locked',
    moves: true,
    act: ({ HANDLERS }) => HANDLERS['vault.start-over']({}),
  },
  {
    name: 'bring back',
    scene: 'aside',
    moves: true,
    act: ({ HANDLERS }) => HANDLERS['vault.bring-back']({ at: 1 }),
  },
  {
    name: 'bring back beside another',
    scene: 'aside beside another',
    moves: true,
    act: ({ HANDLERS }) => HANDLERS['vault.bring-back']({ at: 1 }),
  },
];
