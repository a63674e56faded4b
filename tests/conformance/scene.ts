import type { Provider } from '../../core/providers/provider';
import type { TokenSeen } from '../e2e/support/keybearer';
import type { Demand } from '../servers/generic-replica';
import type { LoggedRequest } from '../servers/request-log';
import { type Bench, linesOf } from './bench';
import { demandOf } from './demand';
import { addressWithKey, domainOf, type Facts, filled, originsOf, sampleOf, secretLines } from './facts';

/** One provider on the stage, and the product that has its token. */
export interface Scene {
  readonly facts: Facts;
  readonly provider: Provider;
  readonly bench: Bench;
  readonly demand: Demand;
  /** The origin at which the token lives: the last of those that one click may ask, so that finding it out asks all before it. */
  readonly home: string;
  readonly homeHost: string;
}

/** Something is not what the facts say. */
export class Otherwise extends Error {
  readonly expected: string;
  readonly got: string;

  constructor(expected: string, got: string) {
    super(`${expected} ≠ ${got}`);
    this.expected = expected;
    this.got = got;
  }
}

/** @throws {Otherwise} */
export function equal(expected: unknown, got: unknown): void {
  const [one, other] = [expected, got].map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  );
  if (one !== other) throw new Otherwise(String(one), String(other));
}

export function sceneOf(bench: Bench, facts: Facts, provider: Provider): Scene {
  const origins = originsOf(facts);
  const [first = ''] = origins;
  // As a browser writes it: capitals of a field are small in a host.
  const { origin: home } = new URL(
    origins.findLast((origin) => domainOf(origin) === domainOf(first)) ?? first,
  );
  return { facts, provider, bench, demand: demandOf(facts), home, homeHost: new URL(home).hostname };
}

/** What a test asks: the checks of the facts, or any address of an API that has none. */
export function checksOf({ facts, provider }: Scene): Facts['check'] {
  if (facts.check.length > 0) return facts.check;
  return [{ method: 'GET', path: `${provider.pathPrefix}/sample`, ok: [200] }];
}

/** The address of the first check, without the key where that would travel there. */
export function addressOf(scene: Scene): string {
  const [check] = checksOf(scene);
  return scene.home + filled(check?.path ?? '/', scene.facts);
}

/** What is typed into the provider's fields, by the names that the product has for them. */
export function typedFields({ provider, facts }: Scene): Readonly<Record<string, string>> {
  const asked = provider.fields.filter(({ cutFromToken }) => cutFromToken === undefined);
  return Object.fromEntries(
    asked.flatMap(({ name, optional }) => {
      const value = sampleOf(facts, name);
      if (value === undefined && !optional)
        throw new Otherwise('a field of the facts', `the catalogue asks for ${name}`);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

/** Tests the stored token. @returns the result */
export async function tested(scene: Scene): Promise<NonNullable<TokenSeen['test']>> {
  const { bench, facts, home } = scene;
  const token = await bench.token();
  if (token === null) throw new Otherwise('a token', 'none');
  if (facts.check.length > 0) await bench.keybearer.ask('token.test', { id: token.id });
  else {
    const path = addressOf(scene).slice(home.length);
    await bench.keybearer.ask('token.test-at', { id: token.id, origin: home, path, acts: true });
  }
  const { test } = (await bench.token()) ?? { test: null };
  if (test === null) throw new Otherwise('a result', 'none');
  return test;
}

/**
 * Judges every request of the tests: one of the checks, with all of the token's lines to the letter or no part of it.
 * @returns how many had the token
 */
export function judgeCalls(scene: Scene): number {
  const { facts, demand, bench } = scene;
  const counted = bench.replica.log.all().map((call) => {
    // The browser's own, such as the icon of a page that was open before, and what goes to nobody of the provider.
    if (linesOf(call).includes('sec-fetch-dest: image') || !demand.hosts.includes(call.host)) {
      equal([], secretsIn(facts, call));
      return 0;
    }
    if (secretsIn(facts, call).length === 0) {
      judgeCall(scene, call, (path) => path);
      return 0;
    }
    judgeCall(scene, call, (path) => addressWithKey(facts, path));
    equal(demand.lines, bench.replica.log.headerLines(call, namesOf(demand.lines)));
    return 1;
  });
  return counted.reduce<number>((sum, each) => sum + each, 0);
}

function judgeCall(scene: Scene, call: LoggedRequest, address: (path: string) => string): void {
  const { facts, bench } = scene;
  const checks = checksOf(scene).map((check) => ({
    ...check,
    asked: `${check.method} ${address(filled(check.path, facts))}`,
  }));
  const check = checks.find(({ asked }) => asked === `${call.method} ${call.url}`);
  if (check === undefined)
    throw new Otherwise(checks.map(({ asked }) => asked).join(', '), `${call.method} ${call.url}`);
  for (const [name, value] of Object.entries(check.headers ?? {}))
    equal([`${name.toLowerCase()}: ${value}`], bench.replica.log.headerLines(call, [name.toLowerCase()]));
  // A body that holds the key is judged by the server, which finds it there.
  if (facts.body === undefined) equal(check.body === undefined ? '' : filled(check.body, facts), call.body);
}

export const namesOf = (lines: readonly string[]): readonly string[] =>
  lines.map((line) => line.slice(0, line.indexOf(':')));

/** Everything of the token that a request has anywhere. */
export function secretsIn(facts: Facts, request: LoggedRequest): readonly string[] {
  const all = [...linesOf(request), request.url, request.body].join('\n');
  const lines = secretLines(facts).filter((line) => line.includes(facts.token) || line.includes(': Basic '));
  const values = lines.map((line) => line.slice(line.indexOf(': ') + 2));
  const secrets = facts.secret.flatMap((name) => facts.fields[name] ?? []);
  return [facts.token, ...values, ...secrets].filter((text) => all.includes(text));
}
