import { isDeepStrictEqual } from 'node:util';
import type { OpenVault } from '../../../core/vault/open-vault';
import type { OpenedVault } from '../../../core/vault/vault-store';
import type { Subject } from './subject';

/**
 * - `refused`: a named error
 * - `fell back`: the save before opened, and says so
 * - `repaired`: opened, and the changed record was taken from the save before, where it stands as listed
 * - `set aside`: opened, the changed record is named, all others are as they were
 * - `harmless`: opened, and nothing of its content is different
 */
export type Verdict = 'refused' | 'fell back' | 'set aside' | 'repaired' | 'harmless';

/** A change that nobody would have noticed, or an answer that names nothing. */
export class SilentChange extends Error {}

export interface Tampered {
  /** What is in the place of the vault; undefined when the browser can no longer read it. */
  readonly stored: unknown;
  /** Errors that may be the answer. */
  readonly codes: readonly string[];
  /** Records that may be set aside though they are what was stored. */
  readonly named?: readonly string[];
}

/** @throws SilentChange */
export function judge(
  subject: Subject,
  { stored, codes, named = [] }: Tampered,
  result: OpenedVault | null | { readonly error: unknown },
): Verdict {
  if (result === null) throw new SilentChange('the vault is gone without a word');
  if ('error' in result) {
    const { error } = result;
    if (error instanceof subject.product.KeybearerError && codes.includes(error.code)) return 'refused';
    throw new SilentChange(`wrong error: ${error}`);
  }
  const { vault, fellBack } = result;
  if (fellBack) {
    if (isDeepStrictEqual(contentOf(vault), contentOf(subject.before))) return 'fell back';
    throw new SilentChange('the save before is another one');
  }
  return judgeOpened(subject, touchedIds(stored, subject.vault), named, vault);
}

function judgeOpened(
  { vault: original, before }: Subject,
  touched: ReadonlySet<string>,
  expected: readonly string[],
  vault: OpenVault,
): Verdict {
  if (!isDeepStrictEqual(vault.file.slots, original.file.slots)) throw new SilentChange('slots differ');
  const aside = new Map(vault.setAside.map((record) => [record.id, record]));
  for (const { id, label } of aside.values()) {
    if (!touched.has(id) && !expected.includes(id))
      throw new SilentChange('an untouched record is set aside');
    const labels = [original, before].map(
      ({ index }) => index.records.find((entry) => entry.id === id)?.label,
    );
    if (!labels.includes(label ?? undefined)) throw new SilentChange('set aside under another name');
  }
  for (const kind of ['tokens', 'ownProviders'] as const) {
    for (const [id, record] of original[kind]) {
      if (!aside.has(id) && !isDeepStrictEqual(vault[kind].get(id), record))
        throw new SilentChange(`lost or changed: one of ${kind}`);
    }
    for (const id of vault[kind].keys()) {
      if (!original[kind].has(id)) throw new SilentChange(`come: one of ${kind}`);
    }
  }
  if (!aside.has('settings') && !isDeepStrictEqual(vault.settings, original.settings))
    throw new SilentChange('settings differ');
  // Nothing of its content is different, so what was touched was taken from the save before.
  const isRepaired = [...touched].some((id) => !aside.has(id));
  return aside.size > 0 ? 'set aside' : isRepaired ? 'repaired' : 'harmless';
}

/** Ids of the records that are not what was stored: changed, gone, or come. */
function touchedIds(stored: unknown, { file }: OpenVault): Set<string> {
  const { records } = stored as { records: readonly { id: string }[] };
  const now = new Map(records.map((record) => [record.id, record]));
  const then = new Map(file.records.map((record) => [record.id, record]));
  const ids = new Set([...now.keys(), ...then.keys()]);
  return new Set([...ids].filter((id) => !isDeepStrictEqual(now.get(id), then.get(id))));
}

function contentOf({ tokens, ownProviders, settings, setAside, file }: OpenVault): unknown {
  return { tokens, ownProviders, settings, setAside, slots: file.slots };
}
