/** A fault put into the product on purpose, to see that the torture finds it. */
export interface Plant {
  readonly name: string;
  /** Which part has to find it. */
  readonly found: 'tamper' | 'kill';
  /** The operation in which a kill finds it soonest. */
  readonly in?: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

export const PLANTS: readonly Plant[] = [
  {
    name: 'index-trusts-any-record',
    found: 'tamper',
    file: 'core/vault/open-file.ts',
    from: 'if (await isListed(record, entry)) return',
    to: 'if (bytes || (await isListed(record, entry))) return',
  },
  {
    name: 'index-ignores-slots',
    found: 'tamper',
    file: 'core/vault/vault-index.ts',
    from: 'if (index.slotsDigest !== file.checksum)',
    to: 'if (index === null)',
  },
  {
    name: 'header-is-not-checked',
    found: 'tamper',
    file: 'core/vault/vault-file.ts',
    from: 'if ((await headerChecksum(file)) !== file.checksum)',
    to: 'if (file === null)',
  },
  {
    name: 'stray-records-go-unseen',
    found: 'tamper',
    file: 'core/vault/open-file.ts',
    from: 'if (!listed.has(id))',
    to: 'if (listed.size < 0)',
  },
  {
    name: 'kdf-is-not-bounded',
    found: 'tamper',
    file: 'core/vault/slots/kdf.ts',
    from: 'v.minValue(least), v.maxValue(most)',
    to: 'v.minValue(Math.min(0, least)), v.maxValue(Math.max(2 ** 40, most))',
  },
  {
    name: 'old-vault-goes-first',
    found: 'kill',
    in: 'edit',
    file: 'core/vault/vault-store.ts',
    from: 'await this.#storage.write(entries);\n',
    to: 'await this.#storage.remove([LOCAL_KEYS.vault, LOCAL_KEYS.previous]);\nawait this.#storage.write(entries);\n',
  },
  {
    name: 'written-in-two-steps',
    found: 'kill',
    in: 'first passphrase',
    file: 'core/vault/vault-store.ts',
    from: 'await this.#storage.write(entries);\n',
    to: 'for (const [key, value] of Object.entries(entries).reverse()) await this.#storage.write({ [key]: value });\n',
  },
  {
    name: 'new-key-only',
    found: 'kill',
    in: 'first passphrase',
    file: 'entrypoints/background/vault/open-vault.ts',
    from: 'storeKeys([after.key, before.key])',
    to: 'storeKeys([after.key])',
  },
  {
    name: 'failed-save-is-remembered',
    found: 'kill',
    in: 'edit',
    file: 'entrypoints/background/vault/open-vault.ts',
    from: 'remember(null);\n      throw error;',
    to: 'remember(after);\n      throw error;',
  },
  {
    name: 'aside-is-not-copied-first',
    found: 'kill',
    in: 'start over',
    file: 'core/vault/archived-vaults.ts',
    from: 'await this.#writeList([...aside, {',
    to: 'await this.#storage.remove(VAULT_KEYS); await this.#writeList([...aside, {',
  },
];

export function plantOf(name: string): Plant {
  const plant = PLANTS.find((candidate) => candidate.name === name);
  if (plant === undefined) throw new Error(`plants: ${PLANTS.map((each) => each.name).join(', ')}`);
  return plant;
}
