import type { UnlockMethodView } from '../../core/pages/snapshot';
import type { TextKey } from '../format/text';

type UnlockMethodTexts = Readonly<Record<UnlockMethodView['kind'], TextKey>>;

export const UNLOCK_METHOD_NAMES: UnlockMethodTexts = {
  passphrase: 'passphrase',
  passkey: 'passkey',
  recovery: 'recovery_code',
};

export const REMOVE_TITLES: UnlockMethodTexts = {
  passphrase: 'remove_passphrase',
  passkey: 'remove_passkey',
  recovery: 'remove_recovery',
};

export const REMOVE_HINTS: UnlockMethodTexts = {
  passphrase: 'remove_passphrase_hint',
  passkey: 'remove_passkey_hint',
  recovery: 'remove_recovery_hint',
};
