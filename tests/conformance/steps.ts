import type { Provider } from '../../core/providers/provider';
import { until } from '../support/until';
import { type Bench, linesOf } from './bench';
import { knownAnswers, PARKED, WAIT } from './demand';
import { domainOf, type Facts, filled } from './facts';
import {
  addressOf,
  equal,
  judgeCalls,
  namesOf,
  Otherwise,
  type Scene,
  sceneOf,
  secretsIn,
  tested,
  typedFields,
} from './scene';
import { navigationLinesOf } from './written-lines';

/** What went otherwise than the facts say. */
export interface Failure {
  readonly provider: string;
  readonly step: string;
  readonly expected: string;
  readonly got: string;
}

/** What is sent with every token, whoever its provider is, so that no answer is stored. */
const NEVER_STORED = ['cache-control: no-cache, no-store', 'if-range: "none"'];

/** One step of a token's life: where it is for this provider at all, and what it does. */
interface Step {
  readonly name: string;
  readonly isFor?: (scene: Scene) => boolean;
  readonly run: (scene: Scene) => Promise<unknown>;
}

/** In this order; without the first there is no other. */
const STEPS: readonly Step[] = [
  { name: 'add', run: add },
  { name: 'foreign page', run: foreignPage },
  { name: 'visit', run: visit },
  { name: 'good token', isFor: canBeTested, run: goodToken },
  { name: 'bad token', isFor: canBeTested, run: badToken },
  { name: 'too many calls', isFor: canBeTested, run: tooMany },
  { name: 'limited', isFor: ({ facts }) => knownAnswers(facts).limited !== null, run: limited },
  { name: 'other region', isFor: hasRegions, run: otherRegion },
  {
    name: 'parked host',
    isFor: (scene) => scene.facts.sure !== 'high' && canBeTested(scene),
    run: parkedHost,
  },
  { name: 'revoke', isFor: ({ facts }) => facts.revoke !== undefined, run: revoke },
];
/** At the end, whatever came before. */
const TIDY: Step = { name: 'remove', run: remove };

/** Where nobody knows a check, an address is asked with a GET, and that has no body for a key. */
function canBeTested({ facts }: Scene): boolean {
  return facts.check.length > 0 || facts.body === undefined;
}

/** The whole life of one token, step after step. */
export async function tryProvider(
  bench: Bench,
  facts: Facts,
  provider: Provider,
): Promise<{ readonly steps: readonly string[]; readonly failures: readonly Failure[] }> {
  const scene = sceneOf(bench, facts, provider);
  bench.replica.play(scene.demand, { home: scene.homeHost });
  bench.replica.log.clear();
  const failures: Failure[] = [];
  const steps: string[] = [];
  for (const step of [...STEPS.filter(({ isFor }) => isFor?.(scene) ?? true), TIDY]) {
    if (step !== TIDY && failures.some(({ step: name }) => name === STEPS[0]?.name)) continue;
    steps.push(step.name);
    const failed = await outcomeOf(step, scene);
    if (failed !== null) failures.push({ provider: facts.id, step: step.name, ...failed });
  }
  return { steps, failures };
}

async function outcomeOf({ run }: Step, scene: Scene): Promise<Pick<Failure, 'expected' | 'got'> | null> {
  try {
    await run(scene);
    return null;
  } catch (error) {
    if (error instanceof Otherwise) return { expected: error.expected, got: error.got };
    return { expected: 'done', got: error instanceof Error ? error.message : String(error) };
  }
}

/** Pasted, described by its provider, and tested where there is a check. */
async function add(scene: Scene): Promise<void> {
  const { bench, facts, provider, home } = scene;
  const { keybearer } = bench;
  const fields = typedFields(scene);
  await keybearer.ask('draft.put', { text: facts.token, tabOrigin: null, replacesId: null });
  await keybearer.ask('draft.choose', { providerId: provider.id, region: null, allowedSites: [] });
  const { draft } = (await keybearer.snapshot()) ?? {};
  if (!draft) throw new Otherwise('a draft', 'none');
  const { id } = draft;
  if (Object.keys(fields).length > 0) await keybearer.ask('draft.set', { id, fields });
  if (provider.hosts.length === 0) await keybearer.ask('draft.set', { id, server: home });
  const domains = new Set(provider.hosts.map(({ origin }) => domainOf(origin.replace(/\{\w+\}/, 'x'))));
  if (domains.size > 1) await keybearer.ask('draft.set', { id, domain: domainOf(home) });
  await keybearer.ask('draft.finish', { how: facts.check.length > 0 ? 'test' : 'without-test' });
  const token = await until('the new token', () => bench.token(), { timeout: 5_000 });
  if (facts.check.length === 0) return;
  const { outcome, reason, status } = token.test ?? { outcome: 'untested', reason: null, status: null };
  equal('works', [outcome, reason, status].slice(0, outcome === 'works' ? 1 : 3).join(' '));
}

async function foreignPage(scene: Scene): Promise<void> {
  const { bench, facts } = scene;
  const url = addressOf(scene);
  bench.replica.log.clear();
  await bench.stranger.evaluate(
    (address) =>
      fetch(address, { mode: 'no-cors', credentials: 'include' }).then(
        () => null,
        () => null,
      ),
    url,
  );
  const request = await bench.replica.log.waitFor(({ host }) => host === new URL(url).hostname);
  equal([], secretsIn(facts, request));
}

/** The user opens an address of the API: what the browser always sends, the provider's lines, and nothing else. */
async function visit(scene: Scene): Promise<void> {
  const { bench, facts } = scene;
  const { keybearer, tab } = bench;
  const url = addressOf(scene);
  const token = await bench.token();
  if (token?.status === 'no-tab-chosen') {
    // Before its tab is chosen it goes nowhere.
    equal([], secretsIn(facts, await bench.visit(url)));
    const tabId = await keybearer.tabId(tab);
    await keybearer.ask('token.choose-tab', { id: token.id, tabId, chosen: true });
  }
  const added = facts.headers.length === 0 ? [] : [...navigationLinesOf(facts), ...NEVER_STORED];
  const names = namesOf(added);
  const own = bench.ownLines.filter((line) => !names.includes(namesOf([line])[0] ?? ''));
  const wanted = [...own, ...added];
  const got = linesOf(await bench.visit(url)).filter((line) => !line.startsWith('host: '));
  // Only what differs is shown. None comes twice.
  equal(
    [...wanted.filter((line) => !got.includes(line)).sort(), wanted.length],
    [...got.filter((line) => !wanted.includes(line)).sort(), got.length],
  );
}

async function goodToken(scene: Scene): Promise<void> {
  scene.bench.replica.setMood({ home: scene.homeHost });
  scene.bench.replica.log.clear();
  equal('works', (await tested(scene)).outcome);
  equal(true, judgeCalls(scene) > 0);
}

async function badToken(scene: Scene): Promise<void> {
  scene.bench.replica.setMood({ home: null });
  scene.bench.replica.log.clear();
  // Without a check of its own, only a 401 says that it is the token: 403 is all that some ever answer.
  const { check, answers } = scene.facts;
  const tells = check.length > 0 || (answers.refused?.[0] ?? 401) === 401;
  equal(tells ? 'refused' : 'unclear', (await tested(scene)).outcome);
  judgeCalls(scene);
}

async function tooMany(scene: Scene): Promise<void> {
  scene.bench.replica.setMood({ home: scene.homeHost, instead: knownAnswers(scene.facts).many });
  const { outcome, wait } = await tested(scene);
  equal(['too-many', WAIT], [outcome, wait]);
}

/** The token is good, and may not do what the check asks. */
async function limited(scene: Scene): Promise<void> {
  const instead = knownAnswers(scene.facts).limited;
  scene.bench.replica.setMood({ home: scene.homeHost, ...(instead === null ? {} : { instead }) });
  equal('limited', (await tested(scene)).outcome);
}

function hasRegions({ demand, facts }: Scene): boolean {
  return demand.hosts.length > 1 && facts.check.length > 0;
}

/** The token belongs to another of the provider's hosts than the one that it was saved for. */
async function otherRegion(scene: Scene): Promise<void> {
  const { facts, bench, demand, homeHost } = scene;
  const elsewhere = knownAnswers(facts).region;
  const home = demand.hosts.find((host) => host !== homeHost) ?? null;
  bench.replica.setMood({ home, ...(elsewhere === null ? {} : { elsewhere }) });
  equal(elsewhere === null ? 'refused' : 'other-region', (await tested(scene)).outcome);
}

/** Nobody has confirmed the host, and it shows a page by now: it gets no token. */
async function parkedHost(scene: Scene): Promise<void> {
  const { bench } = scene;
  bench.replica.setMood({ home: scene.homeHost, everybody: PARKED });
  bench.replica.log.clear();
  const { outcome, reason } = await tested(scene);
  equal('unclear held-html', `${outcome} ${reason}`);
  equal(0, judgeCalls(scene));
}

/** The provider's own call, once and to the letter, and then the token is gone. */
async function revoke(scene: Scene): Promise<void> {
  const { facts, bench, demand, homeHost } = scene;
  const { keybearer, replica } = bench;
  const token = await bench.token();
  if (token === null || facts.revoke === undefined) throw new Otherwise('a token', 'none');
  replica.setMood({ home: homeHost });
  // Of one that is not confirmed the host has to have taken the token before it gets the call.
  equal('works', (await tested(scene)).outcome);
  await keybearer.ask('revoke.start', { id: token.id });
  const { revocation } = (await bench.token()) ?? {};
  const shown = revocation?.call?.lines;
  if (shown === undefined) throw new Otherwise('a call that is shown', 'none');
  replica.log.clear();
  await keybearer.ask('revoke.call', { id: token.id, shown, after: null });
  const { method, path, body, auth } = facts.revoke;
  const calls = replica.log.all().filter((call) => call.method !== 'GET' && call.url === filled(path, facts));
  equal(1, calls.length);
  for (const call of calls) {
    equal(method, call.method);
    equal(auth === 'none' ? [] : demand.lines, replica.log.headerLines(call, namesOf(demand.lines)));
    equal(body === undefined ? '' : filled(JSON.stringify(body), facts), call.body);
  }
  equal(null, await bench.token());
}

async function remove(scene: Scene): Promise<void> {
  const { bench, facts } = scene;
  const { keybearer, tab } = bench;
  const token = await bench.token();
  if (token === null) await keybearer.ask('draft.discard');
  else await keybearer.ask('token.remove', { id: token.id });
  equal([], secretsIn(facts, await bench.visit(addressOf(scene))));
  await tab.goto('about:blank');
}
