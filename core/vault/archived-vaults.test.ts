import { beforeEach, describe, expect, it } from 'vitest';
import { ArchivedVaults } from './archived-vaults';
import { MemoryStorage } from './testing/memory-storage';
import { serialLock } from './testing/serial-lock';

let storage: MemoryStorage;
let aside: ArchivedVaults;

beforeEach(() => {
  storage = new MemoryStorage();
  aside = new ArchivedVaults(storage, serialLock());
  storage.put('vault', { any: 'thing' });
  storage.put('vault.previous', 'not even a file');
});

const keysInUse = () => [...storage.entries.keys()].filter((key) => storage.peek(key) !== null);

describe('vaults that an earlier version archived under another name', () => {
  const old = [
    { at: 3, content: { vault: 'third' } },
    { at: 7, content: { vault: 'seventh' } },
  ];

  it('are read there, and stand under the new name after the next change, each once', async () => {
    storage.put('vault.aside', old);
    expect(await aside.list()).toEqual([3, 7]);
    await aside.setAside(9);
    expect(storage.peek('vault.aside')).toBeNull();
    expect(await aside.list()).toEqual([3, 7, 9]);
    await aside.bringBack(3, null);
    expect(storage.peek('vault')).toBe('third');
    expect(await aside.list()).toEqual([7, 9]);
  });

  it('are there beside newer ones, also where an older version ran in between', async () => {
    await aside.setAside(7);
    storage.put('vault.aside', old);
    expect(await aside.list()).toEqual([3, 7, 8]);
    await aside.forget(7);
    expect(await aside.list()).toEqual([3, 8]);
    await aside.bringBack(8, null);
    expect(storage.peek('vault')).toEqual({ any: 'thing' });
  });

  it('survive a storage that fails at any call', async () => {
    for (let fault = 1; fault <= 8; fault += 1) {
      storage = new MemoryStorage();
      aside = new ArchivedVaults(storage, serialLock());
      storage.put('vault', 'in use');
      storage.put('vault.aside', old);
      storage.interfere = (call, work) => {
        if (call === fault) throw new Error('fault');
        work();
      };
      await aside.setAside(9).catch(() => undefined);
      const kept = JSON.stringify([...storage.entries.values()]);
      for (const vault of ['third', 'seventh', 'in use']) expect(kept).toContain(vault);
    }
  });
});

describe('a vault that is set aside', () => {
  it('is kept as it was found, and gone from its place', async () => {
    await aside.setAside(7);
    expect(await aside.list()).toEqual([7]);
    expect(keysInUse()).toEqual(['vault.archived']);
    await aside.bringBack(7, null);
    expect(storage.peek('vault')).toEqual({ any: 'thing' });
    expect(storage.peek('vault.previous')).toBe('not even a file');
    expect(storage.peek('vault.damaged')).toBeNull();
    expect(await aside.list()).toEqual([]);
  });

  it('changes places with the one in use', async () => {
    await aside.setAside(1);
    storage.put('vault', 'second');
    await aside.bringBack(1, 2);
    expect(storage.peek('vault')).toEqual({ any: 'thing' });
    expect(await aside.list()).toEqual([2]);
    await aside.bringBack(2, 3);
    expect(storage.peek('vault')).toBe('second');
    // Nothing of the one that left stays beside the one that came.
    expect(storage.peek('vault.previous')).toBeNull();
  });

  it('goes for good when it is forgotten', async () => {
    await aside.setAside(1);
    await aside.forget(1);
    expect(keysInUse()).toEqual(['vault.archived']);
    for (const call of [aside.forget(1), aside.bringBack(1, null)]) {
      await expect(call).rejects.toMatchObject({ params: { reason: 'no-such-vault' } });
    }
  });

  it('is one of twenty at most; nothing is set aside where nothing is', async () => {
    const all = Array.from({ length: 20 }, (_, at) => at + 1);
    for (const at of all) {
      storage.put('vault', at);
      await aside.setAside(at);
      await aside.setAside(at + 100);
    }
    expect(await aside.list()).toEqual(all);
    storage.put('vault', 21);
    await expect(aside.setAside(21)).rejects.toMatchObject({ params: { reason: 'too-many-aside' } });
    expect(storage.peek('vault')).toBe(21);
    // Changing places takes no more room.
    await aside.bringBack(1, 22);
    expect(storage.peek('vault')).toBe(1);
    expect(await aside.list()).toEqual([...all.slice(1), 22]);
  });

  it.each(['x', [1.5], [{ at: 'x', content: {} }]])('keeps a list that is no list: %j', async (list) => {
    storage.put('vault.archived', list);
    expect(await aside.list()).toEqual([0]);
    await aside.setAside(9);
    expect(await aside.list()).toEqual([0, 9]);
    await aside.bringBack(0, null);
    expect(storage.peek('vault.damaged')).toEqual(list);
  });

  it('gives each its own moment, also after the clock was set back', async () => {
    for (const what of ['one', 'two']) {
      storage.put('vault', what);
      await aside.setAside(7);
    }
    expect(await aside.list()).toEqual([7, 8]);
  });
});

// Proves P6: No vault is lost while it is set aside or brought back.
describe('a worker that dies, or a storage that fails, at any call', () => {
  const states = ['set aside', 'brought back'] as const;
  it.each(states)('never loses a vault that is being %s', async (state) => {
    const lengths = await run(state, null);
    for (let call = 1; call <= lengths; call += 1) {
      for (const when of ['before', 'after'] as const) {
        await run(state, { call, when });
        const kept = JSON.stringify([...storage.entries.values()]);
        expect(kept).toContain('any');
        expect(kept).toContain('not even a file');
        if (state === 'brought back') expect(kept).toContain('the one in use');
      }
    }
  });

  async function run(
    state: (typeof states)[number],
    fault: { readonly call: number; readonly when: 'before' | 'after' } | null,
  ): Promise<number> {
    storage = new MemoryStorage();
    aside = new ArchivedVaults(storage, serialLock());
    storage.put('vault', { any: 'thing' });
    storage.put('vault.previous', 'not even a file');
    if (state === 'brought back') {
      await aside.setAside(1);
      storage.put('vault', 'the one in use');
    }
    const begun = storage.calls;
    storage.interfere = (call, work) => {
      const hit = fault !== null && call - begun === fault.call;
      if (!hit || fault.when === 'after') work();
      if (hit) throw new Error('fault');
    };
    const work = state === 'set aside' ? aside.setAside(5) : aside.bringBack(1, 5);
    await work.catch(() => undefined);
    return storage.calls - begun;
  }
});
