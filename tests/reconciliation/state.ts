import * as v from 'valibot';
import { type Choices, choicesSchema, NO_CHOICES } from '../../core/browser-session/choices';
import { fromBase64 } from '../../core/bytes/base64';
import type { TokenRecord } from '../../core/token/token-record';
import { VaultStore } from '../../core/vault/vault-store';
import type { FakeBrowser } from '../support/fake-browser';

/** What storage and browser say, read without the background. */
export interface State {
  /** None while locked. */
  readonly tokens: readonly TokenRecord[];
  readonly choices: Choices;
  readonly access: ReadonlySet<string>;
  /** Tabs that are open. */
  readonly tabs: readonly number[];
}

export async function readState({ local, session, granted, tabs }: FakeBrowser): Promise<State> {
  const stored = v.safeParse(choicesSchema, session.get('choices'));
  const choices = stored.success ? stored.output : NO_CHOICES;
  return {
    tokens: await tokensOf(local, session),
    choices,
    access: new Set(granted),
    tabs: tabs.map(({ id }) => id),
  };
}

async function tokensOf(
  local: ReadonlyMap<string, unknown>,
  session: ReadonlyMap<string, unknown>,
): Promise<readonly TokenRecord[]> {
  const storage = {
    read: async (keys: readonly string[]) =>
      Object.fromEntries(
        keys.flatMap((key) => (local.has(key) ? [[key, structuredClone(local.get(key))]] : [])),
      ),
    write: () => Promise.reject(new Error('only read')),
    remove: () => Promise.reject(new Error('only read')),
  };
  const store = new VaultStore(storage, (work) => work());
  const keys = (session.get('vault-keys') ?? []) as readonly string[];
  for (const key of keys) {
    const opened = await store.open(fromBase64(key)).catch(() => null);
    if (opened !== null) return [...opened.vault.tokens.values()];
  }
  return [];
}
