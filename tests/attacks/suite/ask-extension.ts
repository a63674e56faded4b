import type { Stage } from './stage';

/** Anything that runs scripts in a page or a frame. */
type Evaluate = (expression: string) => Promise<unknown>;

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

/** Asks an extension for its token by every message that it knows. @returns all answers */
export function askExtension({ browser, extension }: Stage, evaluate: Evaluate): Promise<unknown> {
  const given = [browser.extensionId, extension.messages].map((each) => JSON.stringify(each)).join();
  return evaluate(`(${ASK})(${given})`);
}
