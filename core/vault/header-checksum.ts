import { toBase64 } from '../bytes/base64';
import { type Canonical, canonicalBytes } from '../bytes/canonical-bytes';
import { sha256 } from '../bytes/sha256';
import type { Slot, VaultFile } from './vault-file';

/** SHA-256, base64, over everything that must be whole before a passphrase is tried. */
export async function headerChecksum(
  header: Pick<VaultFile, 'format' | 'vaultId' | 'slots'>,
): Promise<string> {
  const slots = header.slots.map((slot) => [slot.id, slot.kind, slotParams(slot), slot.wrapped]);
  return toBase64(await sha256(canonicalBytes(['keybearer header', header.format, header.vaultId, slots])));
}

/** Parameters in one order: storage does not keep the order of keys. */
export function slotParams(slot: Pick<Slot, 'params'>): Canonical {
  const names = Object.keys(slot.params).sort();
  return names.map((name) => [name, slot.params[name] ?? '']);
}
