import { isDeepStrictEqual } from 'node:util';
import type { SecretInput } from '../../../core/messages/inputs';
import type { OpenVault } from '../../../core/vault/open-vault';
import type { UnlockSecret } from '../../../core/vault/slots/unlock-secret';
import type { Product } from '../bundle';

/** Something that must not happen. */
export class Loss extends Error {}

/** What a new worker and the user's secrets find. */
export interface Found {
  /** Open without a secret, by the key in session storage. */
  readonly unlocked: boolean;
  /** Tokens, settings, what was set aside, and the numbers of the secrets that open it. */
  readonly content: string;
  /** Those that open it. */
  readonly opens: readonly SecretInput[];
  /** Secrets of all tokens, also in vaults that were set aside. */
  readonly reach: readonly string[];
}

/**
 * Looks without writing.
 * @throws Loss when something is stored and nothing opens it, or two ways in show different things
 */
export async function look(
  product: Product,
  local: ReadonlyMap<string, unknown>,
  secrets: readonly SecretInput[],
): Promise<Found> {
  const open = await product.openedVault();
  const opens: SecretInput[] = [];
  let vault = open;
  for (const secret of secrets) {
    const unlocked = await unlockWith(product, Object.fromEntries(local), secret);
    if (unlocked === null) continue;
    opens.push(secret);
    if (vault !== null && !isDeepStrictEqual(vault.tokens, unlocked.tokens))
      throw new Loss('two vaults in one');
    vault ??= unlocked;
  }
  if (vault === null) throw new Loss('nothing opens the vault');
  const reach = new Set([...vault.tokens.values()].map(({ secret }) => secret));
  const aside = (local.get('vault.archived') ?? []) as readonly { content: unknown }[];
  for (const { content: stored } of aside) {
    for (const each of await secretsIn(product, stored, secrets)) reach.add(each);
  }
  const content = describe(vault) + opens.map((secret) => secrets.indexOf(secret)).join(' ');
  return { unlocked: open !== null, content, opens, reach: [...reach].sort() };
}

/** Everything that the vault holds, as text. */
export function describe(vault: OpenVault): string {
  const tokens = [...vault.tokens.values()].map(
    ({ id, createdAt, replacedAt, test, revocation, ...rest }) => ({
      ...rest,
      // The draft of a new token draws its id, and clocks run on.
      known: /-token-/.test(id) ? [id, createdAt] : null,
      replaced: replacedAt !== undefined && replacedAt !== null,
      tested: test?.outcome ?? null,
      revoking: revocation !== null,
    }),
  );
  const settings = { ...vault.settings, recoveryUsedAt: vault.settings.recoveryUsedAt !== null };
  const others = vault.index.records.filter(({ purpose }) => purpose !== 'token').map(({ id }) => id);
  const ownProviders = [...vault.ownProviders.values()];
  return JSON.stringify({ tokens, ownProviders, others, settings, aside: vault.setAside });
}

async function secretsIn(
  product: Product,
  stored: unknown,
  secrets: readonly SecretInput[],
): Promise<string[]> {
  for (const secret of secrets) {
    const vault = await unlockWith(product, stored as Record<string, unknown>, secret);
    if (vault !== null) return [...vault.tokens.values()].map((token) => token.secret);
  }
  return [];
}

async function unlockWith(
  product: Product,
  entries: Record<string, unknown>,
  secret: SecretInput,
): Promise<OpenVault | null> {
  const refuse = async (): Promise<void> => {
    throw new Loss('looking has written');
  };
  const storage = { read: async () => structuredClone(entries), write: refuse, remove: refuse };
  try {
    const store = new product.VaultStore(storage, (work) => work());
    return (await store.unlock(await slotOf(product, secret))).vault;
  } catch (error) {
    const code = error instanceof product.KeybearerError ? error.code : 'unnamed';
    // `invalid-input`: there is no vault, or one whose key is in memory only.
    if (code === 'invalid-input' || code.startsWith('wrong-')) return null;
    throw new Loss(`the vault does not open: ${code}`);
  }
}

async function slotOf(product: Product, secret: SecretInput): Promise<UnlockSecret> {
  if (secret.kind === 'passphrase') return product.passphraseSlot(secret.passphrase);
  if (secret.kind === 'passkey') return product.passkeySlot(product.fromBase64(secret.output));
  return product.recoverySlot(await product.readRecoveryCode(secret.code));
}
