import { argon2id } from 'hash-wasm';
import type { Argon2Options } from '../bundle';

/** Argon2id that runs once for the same input: deriving is what takes the time, and is not what is tested. */
export interface Argon2Counter {
  readonly argon2id: (options: Argon2Options) => Promise<Uint8Array>;
  /** How often it was asked. */
  asked(): number;
  /** How often it ran. */
  ran(): number;
}

export function countingArgon2(): Argon2Counter {
  const known = new Map<string, Uint8Array>();
  let asked = 0;
  return {
    asked: () => asked,
    ran: () => known.size,
    async argon2id(options) {
      asked += 1;
      const name = JSON.stringify(options, (_key, value: unknown) =>
        value instanceof Uint8Array ? [...value] : value,
      );
      const derived = known.get(name) ?? (await derive(options));
      known.set(name, derived);
      return new Uint8Array(derived);
    },
  };
}

/** The stored vault has the lowest parameters that are allowed, and one flipped bit makes them little dearer. */
const DEAREST = { memorySize: 65_536, iterations: 4 };

/** What costs more than the passphrase of the stored vault is asked for by a faulty product only: not done. */
async function derive(options: Argon2Options): Promise<Uint8Array> {
  const { memorySize, iterations, parallelism } = options;
  const cheap = memorySize <= DEAREST.memorySize && iterations <= DEAREST.iterations && parallelism <= 4;
  if (!cheap) throw new Error('too dear');
  return argon2id({ ...options, outputType: 'binary' });
}
