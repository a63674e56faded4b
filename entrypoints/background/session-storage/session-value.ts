import {
  type ClearName,
  NOT_DROPPED,
  readSessionValue,
  SESSION_VALUES,
  type SessionInput,
  type SessionKey,
  type SessionName,
  type SessionOutput,
} from '../../../core/session-storage/session-values';
import { sessionArea } from '../../../platform/background/session-area';

/** One declared value of `storage.session`. */
export interface SessionValue<Read, Written = Read> {
  readonly key: SessionKey;
  /** Null where nothing is stored, or something damaged. */
  read(): Promise<Read | null>;
  /** Whether anything is stored, damaged or not. */
  isStored(): Promise<boolean>;
  write(value: Written): Promise<void>;
  remove(): Promise<void>;
}

/** A value that is not sealed, under its declared key and schema. */
export function sessionValue<N extends ClearName>(name: N): SessionValue<SessionOutput<N>, SessionInput<N>> {
  const { key } = SESSION_VALUES[name];
  return {
    key,
    read: async () => readSessionValue(name, await sessionArea.get(key)),
    isStored: async () => (await sessionArea.get(key)) !== undefined,
    write: (value) => sessionArea.set({ [key]: value }),
    remove: () => sessionArea.remove([key]),
  };
}

/** Takes several values away in one call, so that a worker that dies leaves all of them or none. */
export function removeSessionValues(names: readonly SessionName[]): Promise<void> {
  return sessionArea.remove(names.map((name) => SESSION_VALUES[name].key));
}

/** Takes away what a lock drops, also what is not declared. */
export async function dropSessionValues(): Promise<void> {
  const keys = await sessionArea.keys();
  await sessionArea.remove(keys.filter((key) => !NOT_DROPPED.includes(key)));
}
