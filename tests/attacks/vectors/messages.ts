import type { AttackPage } from '../browsers/attack-browser';
import type { Stage } from '../suite/stage';
import { EVIL, TARGET } from '../suite/target';
import type { Vector } from '../suite/vector';
import { whenFramed } from '../suite/when-framed';

/** Milliseconds in which a page of an extension would have answered; the control's does at once. */
const PATIENCE = 800;

/** Runs in the page. Waits no longer than a moment for an answer, as there may be none. */
const ASK = `async (id, messages) => {
  const { runtime } = globalThis.browser ?? globalThis.chrome ?? {};
  const soon = (promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 300, 'silence'))]);
  const send = (...given) =>
    soon(Promise.resolve().then(() => runtime.sendMessage(...given)).catch((error) => String(error)));
  const connect = (id, message) =>
    soon(new Promise((done) => {
      try {
        const port = runtime.connect(id);
        port.onMessage.addListener(done);
        port.onDisconnect.addListener(() => done('disconnected'));
        port.postMessage(message);
      } catch (error) {
        done(String(error));
      }
    }));
  return Promise.all(
    messages.flatMap((message) => [send(id, message), send(message), connect(id, message)]),
  );
}`;

/**
 * Asks an extension for its token by every message that it knows.
 * @param evaluate runs scripts in a page or a frame
 * @returns all answers
 */
function askExtension(
  { browser, extension }: Stage,
  evaluate: (expression: string) => Promise<unknown>,
): Promise<unknown> {
  const given = [browser.extensionId, extension.messages].map((each) => JSON.stringify(each)).join();
  return evaluate(`(${ASK})(${given})`);
}

/**
 * Posts a question to a window that is to show a page of the extension, until it answers.
 * @param start source of an expression that gives the window, from `address`
 * @returns the first answers
 */
const askWindows =
  (start: string) =>
  async (stage: Stage, page: AttackPage): Promise<readonly unknown[]> => {
    const heard: unknown[] = [];
    for (const path of stage.extension.pages) {
      // One by one: an open window uses the click up.
      heard.push(
        await page.evaluate(`new Promise((done) => {
        const address = ${JSON.stringify(`${stage.browser.extensionOrigin}/${path}`)};
        let other = null;
        try {
          other = ${start};
        } catch {
          done(null);
        }
        addEventListener('message', ({ data }) => done(data));
        const again = setInterval(() => other?.postMessage('token?', '*'), 50);
        setTimeout(() => (clearInterval(again), done(null)), ${PATIENCE});
      })`),
      );
    }
    return heard;
  };

/** Strangers ask the extension for its token. */
export default {
  'another-extension': {
    run: async (stage) => askExtension(stage, (await stage.browser.openStrangerPage()).evaluate),
    arrives: [],
  },
  // The attacker’s frame in a page that the user allowed.
  frame: {
    from: TARGET.docs,
    markup: `<iframe src="${EVIL}/framed"></iframe>`,
    async run(stage, page) {
      await whenFramed(page, EVIL);
      return askExtension(stage, (script) => page.evaluateInFrame(EVIL, script));
    },
    arrives: [],
  },
  'posted-to-frame': {
    run: askWindows(
      "document.body.appendChild(Object.assign(document.createElement('iframe'), { src: address })).contentWindow",
    ),
    arrives: [],
  },
  'posted-to-window': { run: askWindows('open(address)'), arrives: [] },
  'web-page': { run: (stage, page) => askExtension(stage, page.evaluate), arrives: [] },
} satisfies Readonly<Record<string, Vector>>;
