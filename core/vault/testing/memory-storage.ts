import type { VaultStorage } from '../vault-storage';

/** What a test does in place of, or around, one call. */
export type Interfere = (call: number, run: () => void) => void;

/** Storage in memory that copies like the browser does, keys sorted as in Chromium. */
export class MemoryStorage implements VaultStorage {
  readonly entries = new Map<string, string>();
  calls = 0;
  interfere: Interfere = (_call, run) => run();

  async read(keys: readonly string[]): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {};
    this.#call(() => {
      for (const key of keys) if (this.entries.has(key)) found[key] = this.peek(key);
    });
    return found;
  }

  async write(entries: Record<string, unknown>): Promise<void> {
    this.#call(() => {
      for (const [key, value] of Object.entries(entries)) this.put(key, value);
    });
  }

  async remove(keys: readonly string[]): Promise<void> {
    this.#call(() => {
      for (const key of keys) this.entries.delete(key);
    });
  }

  /** What stands there, past every fault. */
  peek(key: string): unknown {
    const text = this.entries.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  put(key: string, value: unknown): void {
    this.entries.set(key, JSON.stringify(sorted(value)));
  }

  #call(run: () => void): void {
    this.calls += 1;
    this.interfere(this.calls, run);
  }
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}
