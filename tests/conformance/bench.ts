import type { Page } from '@playwright/test';
import { type Keybearer, keybearerOf, type TokenSeen } from '../e2e/support/keybearer';
import { type GenericReplica, startGenericReplica } from '../servers/generic-replica';
import type { LoggedRequest } from '../servers/request-log';
import { type ChromiumSession, launchChromium } from '../support/chromium';

/** Somebody whom the user chose for no token. */
const STRANGER = 'https://stranger.example/';

/** One browser with the product, the replica that stands for every provider, and the user's two tabs. */
export interface Bench {
  readonly replica: GenericReplica;
  readonly keybearer: Keybearer;
  /** Where the user opens addresses. */
  readonly tab: Page;
  /** A page of somebody else. */
  readonly stranger: Page;
  /** Lines that the browser itself sends on the user's visit to any host, names in lower case. */
  readonly ownLines: readonly string[];
  /** Goes to an address in the user's tab. @returns the request as the server saw it */
  visit(url: string): Promise<LoggedRequest>;
  token(): Promise<TokenSeen | null>;
  close(): Promise<void>;
}

export async function openBench(build: string): Promise<Bench> {
  const replica = await startGenericReplica();
  const session = await launchChromium({ build, replica });
  try {
    return await benchOf(session, replica);
  } catch (error) {
    await session.close();
    await replica.close();
    throw error;
  }
}

async function benchOf(session: ChromiumSession, replica: GenericReplica): Promise<Bench> {
  const keybearer = await keybearerOf(session);
  const tab = await session.context.newPage();
  const stranger = await session.context.newPage();
  await stranger.goto(STRANGER);
  const visit = async (url: string): Promise<LoggedRequest> => {
    replica.log.clear();
    // An answer without content, 204, leaves the page where it was.
    await tab.goto(url).catch(() => null);
    const { pathname, hostname } = new URL(url);
    return replica.log.waitFor(
      ({ host, path, method }) => method === 'GET' && host === hostname && path === pathname,
    );
  };
  const bare = await visit('https://bare.example/');
  return {
    replica,
    keybearer,
    tab,
    stranger,
    visit,
    ownLines: linesOf(bare).filter((line) => !line.startsWith('host: ')),
    token: async () => (await keybearer.snapshot())?.tokens[0] ?? null,
    async close() {
      await session.close();
      await replica.close();
    },
  };
}

/** Every header line of a request, names in lower case, in the order in which they came. */
export function linesOf({ rawHeaders }: LoggedRequest): readonly string[] {
  return rawHeaders.flatMap((name, at) =>
    at % 2 === 0 ? [`${name.toLowerCase()}: ${rawHeaders[at + 1]}`] : [],
  );
}
