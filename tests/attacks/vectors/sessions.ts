import { fetching, form, framed, link, NO_CORS, NO_CORS_POST, script } from '../suite/markup';
import { type SignIn, signInAddress, visitSignIn, whenSignedIn } from '../suite/session';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';

/**
 * An API that answers a token with a session cookie leaves the browser signed in: the attacker then needs no token.
 * Every vector is judged by that cookie.
 */
const SESSION = { prize: 'session', inEveryMode: true } as const;

/** `Set-Cookie` lines, by what the server wrote of where it may be sent along. */
const WORDS = {
  'no word': 's={id}; Path=/; Secure',
  lax: 's={id}; Path=/; Secure; SameSite=Lax',
  strict: 's={id}; Path=/; Secure; SameSite=Strict',
  none: 's={id}; Path=/; Secure; SameSite=None',
} as const;
const NONE: SignIn = { set: [WORDS.none] };

/** What the attacker's page does once there is a session. */
const ATTEMPTS = {
  link: { markup: link() },
  'form-post': { markup: form('method="post"'), arrives: ['POST'] },
  fetch: { markup: fetching(NO_CORS) },
  'fetch-post': { markup: fetching(NO_CORS_POST), arrives: ['POST'] },
  frame: { markup: '<iframe src="{url}"></iframe>' },
} as const satisfies Readonly<Record<string, Vector>>;
const POST = ATTEMPTS['form-post'];

/** The user opened the API's sign-in themselves. */
const after = (signIn: SignIn) => (stage: Stage) => visitSignIn(stage, signIn);

const eachWord = Object.entries(WORDS).flatMap(([word, line]) =>
  Object.entries(ATTEMPTS).map(([attempt, vector]): [string, Vector] => [
    `${word.replace(' ', '-')}-${attempt}`,
    { ...vector, ...SESSION, before: after({ set: [line] }) },
  ]),
);

/** Lines that a browser may read otherwise, all of them sent along by it with a form of any site. */
const LINES: Readonly<Record<string, SignIn>> = {
  partitioned: { set: [`${WORDS.none}; Partitioned`] },
  'host-prefix': { set: [WORDS.none.replace('s=', '__Host-s=')] },
  'http-only': { set: [`${WORDS.none}; HttpOnly; Max-Age=600`] },
  'for-the-domain': { set: [`${WORDS.none}; Domain=airship.co.uk`] },
  'four-thousand-bytes': { set: [WORDS.none.replace('{id}', `{id}${'x'.repeat(3_900)}`)] },
  'two-hundred': { set: [WORDS.none.replace('s=', 's{n}=')], times: 200 },
  'on-a-redirect': { set: [WORDS.none], to: '/start' },
  'on-a-refusal': { set: [WORDS.none], status: 401 },
  'on-an-error': { set: [WORDS.none], status: 500 },
};
const eachLine = Object.entries(LINES).map(([name, signIn]): [string, Vector] => [
  name,
  { ...POST, ...SESSION, before: after(signIn) },
]);

/** The attacker's page acts while the extension sends nothing. */
const whileSilent = (how: 'paused' | 'locked', attempt: Vector): Vector => ({
  ...SESSION,
  ...(attempt.arrives === undefined ? {} : { arrives: attempt.arrives }),
  before: after(NONE),
  run: (stage, page) =>
    stage.whileSilent(how, async () => {
      await page.insert((attempt.markup ?? '').replaceAll('{url}', stage.url));
      await stage.arrival(attempt.arrives?.[0] ?? 'GET');
    }),
});

/** The user opens an address of the API while the extension sends nothing. */
const ownVisit = (how: 'paused' | 'locked'): Vector => ({
  ...SESSION,
  before: after({ set: [WORDS.strict] }),
  run: (stage) =>
    stage.whileSilent(how, async () => {
      await stage.home.goto(stage.url);
      await stage.arrival('GET');
    }),
});

/** A frame without an origin opens the sign-in; where it carries nothing, no session comes of it. */
async function provoke(stage: Stage, signIn: SignIn): Promise<void> {
  const address = signInAddress(stage, signIn);
  const attacker = await stage.browser.newPage();
  await attacker.goto(`${EVIL}/`);
  await attacker.insert(
    framed(
      'sandbox="allow-scripts allow-popups"',
      script(`window.open('${address.replaceAll("'", '%27')}')`),
    ),
  );
  await stage.replica.log.waitFor(({ url }) => address.endsWith(url));
}

/** A page that the user allowed signs in by a fetch of its own, in a tab that they chose. */
async function signInByDocs(stage: Stage): Promise<void> {
  const docs = await stage.browser.newPage();
  await docs.goto(`${TARGET.docs}/`);
  await stage.extension.chooseTab?.(`${TARGET.docs}/`);
  const address = signInAddress(stage, NONE);
  await docs.evaluate(`fetch(${JSON.stringify(address)}, ${NO_CORS_POST}).then(() => 0)`);
  await whenSignedIn(stage, 'POST');
}

export default {
  ...Object.fromEntries([...eachWord, ...eachLine]),
  'redirected-to-it': {
    ...POST,
    ...SESSION,
    before: async (stage) => {
      const to = encodeURIComponent(signInAddress(stage, NONE));
      await stage.home.goto(`${TARGET.origin}/redirect?to=${to}`);
      await whenSignedIn(stage);
    },
  },
  'form-post-in-a-frame': {
    markup: `<iframe name="n"></iframe>${form('method="post" target="n"')}`,
    arrives: ['POST'],
    ...SESSION,
    before: after(NONE),
  },
  'by-docs': { ...POST, ...SESSION, before: signInByDocs },
  provoked: { ...POST, ...SESSION, before: (stage) => provoke(stage, NONE) },
  'provoked-without-a-word': {
    ...POST,
    ...SESSION,
    before: (stage) => provoke(stage, { set: [WORDS['no word']] }),
  },
  'paused-form-post': whileSilent('paused', ATTEMPTS['form-post']),
  'paused-link': whileSilent('paused', ATTEMPTS.link),
  'locked-form-post': whileSilent('locked', ATTEMPTS['form-post']),
  'locked-link': whileSilent('locked', ATTEMPTS.link),
  'paused-own-visit': ownVisit('paused'),
  'locked-own-visit': ownVisit('locked'),
} satisfies Readonly<Record<string, Vector>>;
