import type { Replica } from '../../servers/replica';
import type { InstalledExtension } from '../adapters/adapter';
import type { AttackBrowser, AttackPage } from '../browsers/attack-browser';

/** What a vector has at hand. */
export interface Stage {
  readonly browser: AttackBrowser;
  readonly replica: Replica;
  readonly extension: InstalledExtension;
  /** The address at the API that the vector is after. */
  readonly url: string;
  readonly path: string;
  /** A tab of the user's own, which stays. */
  readonly home: AttackPage;
  /** Lets the user do something himself: what arrives meanwhile is his, with the token or without. */
  own(act: () => Promise<unknown>): Promise<void>;
  /** Waits until a request to that path, or to one below it, has arrived with the method. */
  arrival(method: string, host?: string): Promise<void>;
}
