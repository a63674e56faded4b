import fc from 'fast-check';
import { API, DOCS, EU, FOREIGN, OTHER, PAGERDUTY, PASSPHRASE, type World } from './world';

/** One thing that happens; its name is what a failing run prints. */
export interface Action {
  readonly name: string;
  run(world: World): Promise<void>;
}

const action = (name: string, run: Action['run']): Action => ({ name, run });
const MINUTE = 60_000;

const tab = fc.constantFrom(1, 2, 3, 4);
const url = fc.constantFrom(`${API}/`, `${API}/deep`, `${EU}/`, `${DOCS}/`, `${OTHER}/`, `${FOREIGN}/`);
const origin = fc.constantFrom(API, EU, OTHER, DOCS, PAGERDUTY);
/** A token by its place in the list; which one that is shows when it happens. */
const place = fc.nat({ max: 5 });
const SECRETS = ['u+sAmPlEsAmPlEsAmPlE', 'u+oThErSaMpLeOtHeRs1', 'u+tHiRdSaMpLeThIrD12'];

const toToken = (at: number, name: string, run: (world: World, id: string) => Promise<void>): Action =>
  action(`${name} token ${at}`, async (world) => {
    const ids = await world.ids();
    const id = ids[at % Math.max(1, ids.length)];
    if (id !== undefined) await run(world, id);
  });

const edits = fc.oneof(
  fc.record({ on: fc.boolean() }),
  fc.record({ getOnly: fc.boolean() }),
  fc.record({ withoutCookies: fc.boolean() }),
  fc.record({ scope: fc.constantFrom('automatic' as const, 'chosen-tabs' as const) }),
  fc.record({ allowedSites: fc.subarray([DOCS]) }),
);

const byUser: fc.Arbitrary<Action> = fc.oneof(
  fc
    .tuple(place, edits)
    .map(([at, change]) =>
      toToken(at, `edit ${JSON.stringify(change)}`, (world, id) =>
        world.ask('token.edit', { id, ...change }),
      ),
    ),
  fc
    .tuple(place, fc.constantFrom(1, 15, null))
    .map(([at, minutes]) =>
      toToken(at, `send for ${minutes} minutes`, (world, id) => world.ask('token.send-for', { id, minutes })),
    ),
  fc
    .tuple(place, tab, fc.boolean())
    .map(([at, tabId, chosen]) =>
      toToken(at, `choose tab ${tabId} ${chosen}`, (world, id) =>
        world.ask('token.choose-tab', { id, tabId, chosen }),
      ),
    ),
  place.map((at) => toToken(at, 'remove', (world, id) => world.ask('token.remove', { id }))),
  place.map((at) => toToken(at, 'start to revoke', (world, id) => world.ask('revoke.start', { id }))),
  place.map((at) => toToken(at, 'keep after all', (world, id) => world.ask('revoke.cancel', { id }))),
  fc
    .tuple(place, fc.constantFrom(...SECRETS))
    .map(([at, secret]) => toToken(at, `replace by ${secret}`, (world, id) => world.paste(secret, id))),
  fc.constantFrom(...SECRETS).map((secret) => action(`add ${secret}`, (world) => world.paste(secret, null))),
  fc.constant(action('bring back', (world) => world.ask('token.restore', {}))),
  fc.boolean().map((paused) => action(`pause ${paused}`, (world) => world.ask('pause.set', { paused }))),
  fc.constant(action('lock', (world) => world.ask('vault.lock', {}))),
  fc.constant(
    action('unlock', (world) =>
      world.ask('vault.unlock', { secret: { kind: 'passphrase', passphrase: PASSPHRASE } }),
    ),
  ),
);

const inBrowser: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(tab, url).map(([id, to]) => action(`tab ${id} goes to ${to}`, (world) => world.navigate(id, to))),
  tab.map((id) => action(`tab ${id} closes`, (world) => world.close(id))),
  fc
    .tuple(origin, fc.boolean())
    .map(([to, given]) => action(`access to ${to}: ${given}`, (world) => world.setAccess(to, given))),
  fc
    .constantFrom(1, 14, 16, 120, -1, -14, -120)
    .map((minutes) => action(`clock ${minutes} minutes`, (world) => world.setClock(minutes * MINUTE))),
);

const simple = fc.oneof({ weight: 3, arbitrary: byUser }, { weight: 2, arbitrary: inBrowser });

const upsets: fc.Arbitrary<Action> = fc.oneof(
  fc.tuple(simple, fc.integer({ min: 1, max: 40 })).map(([{ name, run }, call]) =>
    action(`killed at call ${call} of: ${name}`, async (world) => {
      await world.killedIn(() => run(world), call);
    }),
  ),
  fc.tuple(simple, simple).map(([one, other]) =>
    action(`at once: ${one.name} | ${other.name}`, async (world) => {
      await Promise.all([one.run(world), other.run(world)]);
    }),
  ),
  fc.constant(action('new worker', (world) => world.startWorker())),
  fc.constant(action('extension reloads', (world) => world.reload(true))),
  fc.constant(action('browser restarts', (world) => world.reload(false))),
  fc.nat().map((at) => action(`rule ${at} vanishes`, (world) => world.meddle(at, () => null))),
  fc
    .nat()
    .map((at) =>
      action(`rule ${at} says something else`, (world) =>
        world.meddle(at, (rule) => ({ ...rule, condition: { ...(rule.condition as object), tabIds: [77] } })),
      ),
    ),
  fc.nat().map((at) =>
    action(`rule ${at} twice`, (world) =>
      world.meddle(
        at,
        (rule) => rule,
        (rule) => ({ ...rule, id: 90_000 + at }),
      ),
    ),
  ),
  fc
    .tuple(place, fc.boolean())
    .map(([at, refused]) =>
      action(`engine ${refused ? 'refuses' : 'takes'} token ${at}`, (world) =>
        world.refuse(refused ? at : null),
      ),
    ),
);

/** Anything that can happen to one Keybearer, in any order. */
export const anySequence: fc.Arbitrary<readonly Action[]> = fc.array(
  fc.oneof({ weight: 3, arbitrary: simple }, { weight: 2, arbitrary: upsets }),
  { minLength: 1, maxLength: 14 },
);
