import type { Replica } from '../../servers/replica';
import type { InstalledExtension, Silence } from '../adapters/adapter';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';

/** What a vector has at hand. */
export interface Stage {
  readonly browser: AttackBrowser;
  readonly replica: Replica;
  readonly extension: InstalledExtension;
  /** A tab of the user's own, in which the token is sent in every mode. */
  readonly home: AttackPage;
  /** The address at the API that the vector is after. */
  readonly url: string;
  readonly path: string;
  /** Lets the user do something themselves: what arrives meanwhile is theirs, with the token or without. */
  own(act: () => Promise<unknown>): Promise<void>;
  /** Waits until a request to that path, or to one below it, has arrived with the method. */
  arrival(method: string, host?: string): Promise<void>;
  /** Lets something happen while the user has made the extension send nothing. */
  whileSilent(how: Silence, act: () => Promise<unknown>): Promise<void>;
}
