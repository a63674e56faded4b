import type { OpenVault } from '../vault/open-vault';
import type { UnlockMethodView } from './snapshot';

const KINDS: readonly string[] = ['passphrase', 'passkey', 'recovery'] satisfies UnlockMethodView['kind'][];

/** The ways to unlock that this version knows, as pages may see them. */
export function unlockMethodsOf({ file }: OpenVault): readonly UnlockMethodView[] {
  return file.slots.filter(isKnown).map(({ id, kind, params }) => ({
    id,
    kind,
    createdAt: typeof params['createdAt'] === 'number' ? params['createdAt'] : null,
  }));
}

function isKnown<S extends { readonly kind: string }>(slot: S): slot is S & Pick<UnlockMethodView, 'kind'> {
  return KINDS.includes(slot.kind);
}
