import { type KnownHosts, NO_KNOWN_HOSTS, readKnownHosts } from '../../../core/providers/known-hosts';
import { knownHostsFile } from '../../../platform/background/catalogue-file';

let read: Promise<KnownHosts> | null = null;

/** What public documents say of hosts, read on first use. Where that can't be read, nothing is known of any. */
export function knownHosts(): Promise<KnownHosts> {
  read ??= knownHostsFile().then(
    ({ text, version }) => readKnownHosts(text, version),
    () => {
      read = null;
      return NO_KNOWN_HOSTS;
    },
  );
  return read;
}
