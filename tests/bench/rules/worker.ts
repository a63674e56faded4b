import { NO_CHOICES } from '../../../core/browser-session/choices';
import { compileRules } from '../../../core/rules/compile-rules';
import { ruleSubjects } from '../../../core/rules/rule-subjects';
import { CHROMIUM } from '../../../core/testing/sample-token';
import { createVault, withToken } from '../../../core/vault/edit-vault';
import type { OpenVault } from '../../../core/vault/open-vault';
import { fakeToken } from '../../../core/vault/testing/fake-token';
import { removeAllRules, syncRules } from '../../../entrypoints/background/rules/sync-rules';
import {
  adoptVault,
  changeVault,
  openedVault,
  reread,
  vaultStore,
} from '../../../entrypoints/background/vault/open-vault';
import { sessionRules, updateSessionRules } from '../../../platform/background/session-rules';
import { hostOfToken, MANY } from './many-tokens';

/** What the bench calls in the worker. Times are in milliseconds. */
export interface RulesBench {
  prepare(): Promise<void>;
  /** All rules, from none: read, compile, compare, give to the browser, note. */
  applyAll(): Promise<number>;
  /** The same rules in one bare call of the browser. */
  rawAll(): Promise<number>;
  /** One token's secret was replaced. */
  applyOne(): Promise<number>;
  /** The same rules out and in, in one bare call. */
  rawOne(): Promise<number>;
  /** How many rules there are. */
  count(): Promise<number>;
}

const CHANGED = MANY / 2;
const idOf = (at: number): string => `bench-token-${10_000 + at}`;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** The rules as they have to be, numbered. */
function numbered(vault: OpenVault, from: number, only = '') {
  const access = new Set(
    [...vault.tokens.values()].flatMap(({ origins, allowedSites }) => [...origins, ...allowedSites]),
  );
  const subjects = ruleSubjects([...vault.tokens.values()], NO_CHOICES, access, Date.now(), {
    ownVisitsOnly: false,
    normalTabs: null,
    openTabs: null,
  });
  return compileRules(subjects, CHROMIUM)
    .map((rule, at) => ({ id: from + at, rule }))
    .filter(({ rule }) => rule.key.startsWith(only));
}

let round = 0;
const replaceSecret = (): Promise<OpenVault> => {
  round += 1;
  const token = fakeToken(idOf(CHANGED), { origins: [hostOfToken(CHANGED)], secret: `replaced-${round}` });
  return changeVault((vault) => withToken(vault, token));
};

const bench: RulesBench = {
  async prepare() {
    let vault = await createVault();
    for (let at = 0; at < MANY; at += 1)
      vault = await withToken(vault, fakeToken(idOf(at), { origins: [hostOfToken(at)] }));
    await vaultStore.discard();
    await vaultStore.save(null, vault);
    await adoptVault({ vault, fellBack: false });
  },
  async applyAll() {
    await removeAllRules();
    // Opened again, as by a new worker: what was compiled of it is forgotten.
    reread();
    await openedVault();
    return timed(() => syncRules(Date.now()));
  },
  async rawAll() {
    const rules = numbered(await changeVault((vault) => vault), 1);
    await removeAllRules();
    return timed(() => updateSessionRules([], rules));
  },
  async applyOne() {
    await removeAllRules();
    await syncRules(Date.now());
    await replaceSecret();
    return timed(() => syncRules(Date.now()));
  },
  async rawOne() {
    const before = numbered(await changeVault((vault) => vault), 1);
    await removeAllRules();
    await updateSessionRules([], before);
    const after = numbered(await replaceSecret(), 1 + before.length, idOf(CHANGED));
    const gone = before.filter(({ rule }) => rule.key.startsWith(idOf(CHANGED))).map(({ id }) => id);
    return timed(() => updateSessionRules(gone, after));
  },
  count: async () => (await sessionRules()).size,
};

Object.assign(globalThis, { rulesBench: bench });
