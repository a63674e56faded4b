import * as v from 'valibot';
import { InvalidInputError } from '../errors/invalid-input-error';
import { StorageFailedError } from '../errors/vault-errors';
import { LOCAL_KEYS } from './stored-data';
import { isAbsent } from './stored-vault';
import { sameSpelling, type VaultStorage, type WithLock } from './vault-storage';

/** More of them would fill the browser's storage. */
const MOST_ASIDE = 20;
const VAULT_KEYS = [LOCAL_KEYS.vault, LOCAL_KEYS.previous, LOCAL_KEYS.damaged] as const;

/** One of them: when, in milliseconds since 1970, and what stood under each key, whatever it was. */
const asideSchema = v.strictObject({
  at: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  content: v.record(v.picklist(VAULT_KEYS), v.unknown()),
});
type Aside = v.InferOutput<typeof asideSchema>;

/**
 * Vaults that the user left behind by starting over. They are kept as they were found, readable or not:
 * somebody may remember the passphrase, or have the tool to repair them. All stand under one key, so that no
 * list of them can go astray.
 */
export class ArchivedVaults {
  readonly #storage: VaultStorage;
  readonly #withLock: WithLock;

  constructor(storage: VaultStorage, withLock: WithLock) {
    this.#storage = storage;
    this.#withLock = withLock;
  }

  /** When they were set aside, oldest first. Milliseconds since 1970. */
  async list(): Promise<readonly number[]> {
    return (await this.#read()).map(({ at }) => at);
  }

  /**
   * Sets the stored vault aside. It is copied and read back before it goes from its place.
   * @throws InvalidInputError `too-many-aside`; StorageFullError, StorageFailedError
   */
  setAside(at: number): Promise<void> {
    return this.#withLock(async () => {
      if (await this.#copy(at)) await this.#storage.remove([...VAULT_KEYS, LOCAL_KEYS.next]);
    });
  }

  /**
   * Puts one back in its place. What stands there now is set aside first.
   * @param at which one
   * @param now for what is set aside; null when nothing worth keeping stands there
   * @throws InvalidInputError `no-such-vault`, `too-many-aside`
   */
  bringBack(at: number, now: number | null): Promise<void> {
    return this.#withLock(async () => {
      const wanted = (await this.#read()).find((aside) => aside.at === at);
      if (!wanted) throw new InvalidInputError('no-such-vault');
      // One leaves as the other comes.
      if (now !== null) await this.#copy(now, MOST_ASIDE + 1);
      // What it lacks must not be left over from the other.
      const nothing = Object.fromEntries(VAULT_KEYS.map((key) => [key, null]));
      await this.#write({ ...nothing, ...wanted.content });
      await this.#without(at);
    });
  }

  /** Deletes one for good. @throws InvalidInputError `no-such-vault` */
  forget(at: number): Promise<void> {
    return this.#withLock(async () => {
      if (!(await this.list()).includes(at)) throw new InvalidInputError('no-such-vault');
      await this.#without(at);
    });
  }

  /** @returns false when there is nothing to copy */
  async #copy(at: number, most = MOST_ASIDE): Promise<boolean> {
    const found = await this.#storage.read(VAULT_KEYS);
    if (VAULT_KEYS.every((key) => isAbsent(found[key]))) return false;
    const aside = await this.#read();
    if (aside.length >= most) throw new InvalidInputError('too-many-aside');
    // Two at the same moment, as after a clock that was set back, stay two.
    const last = Math.max(-1, ...aside.map((other) => other.at));
    await this.#writeList([...aside, { at: Math.max(at, last + 1), content: found }]);
    return true;
  }

  async #without(at: number): Promise<void> {
    await this.#writeList((await this.#read()).filter((aside) => aside.at !== at));
  }

  /** Both lists as one, oldest first. */
  async #read(): Promise<readonly Aside[]> {
    const stored = await this.#storage.read([LOCAL_KEYS.archivedBefore, LOCAL_KEYS.archived]);
    const both = [LOCAL_KEYS.archivedBefore, LOCAL_KEYS.archived].flatMap((key) => listIn(stored[key]));
    let last = -1;
    return both
      .toSorted((one, other) => one.at - other.at)
      .map((aside) => {
        // Both lists may have one of the same moment, where an older version ran in between.
        last = Math.max(aside.at, last + 1);
        return { ...aside, at: last };
      });
  }

  /** In one step, so that no vault is in both lists or in none. */
  #writeList(aside: readonly Aside[]): Promise<void> {
    return this.#write({ [LOCAL_KEYS.archived]: aside, [LOCAL_KEYS.archivedBefore]: null });
  }

  async #write(entries: Record<string, unknown>): Promise<void> {
    await this.#storage.write(entries);
    if (!sameSpelling(await this.#storage.read(Object.keys(entries)), entries))
      throw new StorageFailedError();
  }
}

/** Something malformed is kept as if it had been a vault: what can't be read can't be told to be worthless. */
function listIn(stored: unknown): readonly Aside[] {
  if (isAbsent(stored)) return [];
  const aside = v.safeParse(v.array(asideSchema), stored);
  return aside.success ? aside.output : [{ at: 0, content: { [LOCAL_KEYS.damaged]: stored } }];
}
