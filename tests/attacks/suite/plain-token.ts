import { carries } from '../../e2e/support/carried';
import { until } from '../../support/until';
import type { AttackPage } from '../browsers/attack-browser';
import { whenAt } from './leave-and-return';
import type { Stage } from './stage';
import { PLAIN_SECRET } from './target';

/** What a vector does once the user has a tab that the other token is sent from. */
type Attempt = (stage: Stage, own: AttackPage, page: AttackPage) => Promise<unknown>;

/**
 * A vector against the user's other token. They open its address over plain http in a tab of their own and choose that
 * tab; the token has to arrive there, or nothing would be proven.
 * @param origins of the token; `{port}` is a port of this computer
 * @param address that they open
 */
export function withPlainToken(origins: readonly string[], address: string, attempt: Attempt) {
  return async (stage: Stage, page: AttackPage): Promise<void> => {
    const own = await stage.browser.newPage();
    await own.goto(withPorts(address, stage));
    await sentFrom(stage, own, origins, address);
    await attempt(stage, own, page);
  };
}

/** Chooses the tab, which shows that address, and waits until a visit of the user's own carries the token. */
export async function sentFrom(
  stage: Stage,
  own: AttackPage,
  origins: readonly string[],
  address: string,
): Promise<void> {
  const [start, path] = [withPorts(address, stage), `/own${stage.path}`];
  await whenAt(own, start);
  await stage.extension.sendPlain?.(
    origins.map((origin) => withPorts(origin, stage)),
    start,
  );
  const { log } = stage.replica;
  const isSent = () => log.all().some((each) => each.path === path && carries(each, PLAIN_SECRET));
  await stage.own(async () => {
    await own.goto(new URL(path, start).href);
    await until('the other token', isSent);
  });
}

/** An address that the user types into the tab. */
export const typed =
  (address: string): Attempt =>
  async (stage, own) => {
    await own.goto(withPorts(address, stage) + stage.path);
  };

/** `{port}` and `{other}` are ports of this computer. */
export function withPorts(text: string, { replica }: Pick<Stage, 'replica'>): string {
  return text
    .replaceAll('{port}', String(replica.ports.http))
    .replaceAll('{other}', String(replica.ports['http-other']));
}
