import * as v from 'valibot';
import { InvalidInputError } from '../errors/invalid-input-error';
import { StorageFailedError } from '../errors/vault-errors';
import { asideKey, LOCAL_KEYS } from './stored-data';
import { isAbsent } from './stored-vault';
import type { VaultStorage, WithLock } from './vault-storage';

/** More of them would fill the browser's storage. */
const MOST_ASIDE = 5;
const VAULT_KEYS = [LOCAL_KEYS.vault, LOCAL_KEYS.previous, LOCAL_KEYS.damaged] as const;
const timesSchema = v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0)));

/**
 * Vaults that the user left behind by starting over. They are kept as they were found, readable or not:
 * somebody may remember the passphrase, or have the tool to mend them.
 */
export class AsideVaults {
  readonly #storage: VaultStorage;
  readonly #withLock: WithLock;

  constructor(storage: VaultStorage, withLock: WithLock) {
    this.#storage = storage;
    this.#withLock = withLock;
  }

  /** When they were set aside, oldest first. Milliseconds since 1970. */
  async list(): Promise<readonly number[]> {
    const stored = await this.#storage.read([LOCAL_KEYS.aside]);
    const times = v.safeParse(timesSchema, stored[LOCAL_KEYS.aside]);
    return times.success ? times.output : [];
  }

  /**
   * Sets the stored vault aside. It is copied and read back before it goes from its place.
   * @throws InvalidInputError `too-many-aside`; StorageFullError, StorageFailedError
   */
  setAside(at: number): Promise<void> {
    return this.#withLock(() => this.#setAside(at));
  }

  /**
   * Puts one back in its place. What stands there now is set aside first.
   * @param at which one
   * @param now for what is set aside; null when nothing worth keeping stands there
   * @throws InvalidInputError `no-such-vault`
   */
  bringBack(at: number, now: number | null): Promise<void> {
    return this.#withLock(async () => {
      const wanted = await this.#content(at);
      if (now !== null) await this.#setAside(now);
      await this.#writeAndCheck(wanted);
      await this.#forget(at);
    });
  }

  /** Deletes one for good. @throws InvalidInputError `no-such-vault` */
  forget(at: number): Promise<void> {
    return this.#withLock(async () => {
      await this.#content(at);
      await this.#forget(at);
    });
  }

  async #setAside(at: number): Promise<void> {
    const found = await this.#storage.read(VAULT_KEYS);
    if (VAULT_KEYS.every((key) => isAbsent(found[key]))) return;
    const times = await this.list();
    if (times.length >= MOST_ASIDE) throw new InvalidInputError('too-many-aside');
    await this.#writeAndCheck({ [asideKey(at)]: found, [LOCAL_KEYS.aside]: [...times, at] });
    await this.#storage.remove([...VAULT_KEYS, LOCAL_KEYS.next]);
  }

  async #content(at: number): Promise<Record<string, unknown>> {
    const stored = (await this.#storage.read([asideKey(at)]))[asideKey(at)];
    const content = v.safeParse(v.record(v.picklist(VAULT_KEYS), v.unknown()), stored);
    if (!content.success) throw new InvalidInputError('no-such-vault');
    return content.output;
  }

  async #forget(at: number): Promise<void> {
    const times = (await this.list()).filter((time) => time !== at);
    await this.#storage.write({ [LOCAL_KEYS.aside]: times });
    await this.#storage.remove([asideKey(at)]);
  }

  async #writeAndCheck(entries: Record<string, unknown>): Promise<void> {
    await this.#storage.write(entries);
    const written = await this.#storage.read(Object.keys(entries));
    for (const [key, value] of Object.entries(entries)) {
      if (spelling(written[key]) !== spelling(value)) throw new StorageFailedError();
    }
  }
}

/** Storage does not keep the order of keys. */
function spelling(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
