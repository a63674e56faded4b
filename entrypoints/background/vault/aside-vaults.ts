import { AsideVaults } from '../../../core/vault/aside-vaults';
import { localStorage } from '../../../platform/background/local-storage';
import { writeVault } from './open-vault';

export const asideVaults = new AsideVaults(localStorage, writeVault);
