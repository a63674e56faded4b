import type { Replica } from '../../servers/replica';
import type { InstalledExtension } from '../adapters/adapter';
import type { AttackBrowser } from '../browsers/attack-browser';

/** What a vector has at hand. */
export interface Stage {
  readonly browser: AttackBrowser;
  readonly replica: Replica;
  readonly extension: InstalledExtension;
  /** The address at the API that the vector is after. */
  readonly url: string;
  readonly path: string;
  /** Waits until a request to that path, or to one below it, has arrived with the method. */
  arrival(method: string, host?: string): Promise<void>;
}
