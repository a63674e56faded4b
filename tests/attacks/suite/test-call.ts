import { json } from '../../servers/answers';
import type { Fault, FaultScene } from '../../servers/faults';
import { until } from '../../support/until';
import type { Stage } from './stage';
import { TARGET } from './target';

/** Milliseconds for what shown markup loads; the control's loads much sooner. */
const PATIENCE = 1_500;

/**
 * Lets the API's host go wrong while the user tests the token. What a redirect leads to has been asked by then.
 * @returns what the extension shows of it, '' where it has no test
 */
export async function testAgainst(stage: Stage, fault: Fault): Promise<string> {
  const before = callsOf(stage);
  const shown = await testMaybe(stage, fault);
  if (stage.extension.test !== null && callsOf(stage) === before) {
    throw new Error('the test never reached the API');
  }
  return shown;
}

/** The same, where the test may be answered without a call. */
export async function testMaybe({ replica, extension }: Stage, fault: Fault): Promise<string> {
  replica.setFault(TARGET.host, fault);
  try {
    return (await extension.test?.()) ?? '';
  } finally {
    replica.setFault(TARGET.host, null);
  }
}

function callsOf({ replica }: Stage): number {
  return replica.log.find({ host: TARGET.host }).length;
}

/** The same, and waits for what the shown answer may load from elsewhere. */
export async function testAndWait(stage: Stage, fault: Fault): Promise<string> {
  const shown = await testAgainst(stage, fault);
  const loads = () =>
    stage.replica.log.all().some(({ host, url }) => host !== TARGET.host && url.includes(stage.path));
  await until('something that loads', loads, { timeout: PATIENCE }).catch(() => false);
  return shown;
}

/** A refusal in the API's own shape around a text that may repeat the credential. */
export function refusing(text: (credential: string) => string): Fault {
  return {
    answer: ({ credential, errorBody }: FaultScene) => json(401, errorBody(text(credential))),
  };
}

/** A good answer in which the holder has that name. */
export function named(text: (credential: string) => string): Fault {
  return { answer: ({ credential }: FaultScene) => json(200, { data: [{ id: 1, name: text(credential) }] }) };
}

/** A redirect that no browser keeps for the next time. */
export function redirecting(to: string, status = 302): Fault {
  return {
    answer: () => ({ status, headers: { location: to, 'cache-control': 'no-store' }, body: '' }),
  };
}
