import type { UnlockMethodView } from '../../core/pages/snapshot';
import type { TextKey } from '../format/text';

type WayTexts = Readonly<Record<UnlockMethodView['kind'], TextKey>>;

export const WAY_NAMES: WayTexts = {
  passphrase: 'passphrase',
  passkey: 'passkey',
  recovery: 'recovery_code',
};

export const REMOVE_TITLES: WayTexts = {
  passphrase: 'remove_passphrase',
  passkey: 'remove_passkey',
  recovery: 'remove_recovery',
};

export const REMOVE_HINTS: WayTexts = {
  passphrase: 'remove_passphrase_hint',
  passkey: 'remove_passkey_hint',
  recovery: 'remove_recovery_hint',
};
