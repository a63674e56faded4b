import { type CatalogueFile, readCatalogue } from '../../core/providers/catalogue-file';
import type { Provider } from '../../core/providers/provider';
import { compileCatalogue } from '../../scripts/catalogue/compile';
import { startReplica } from '../servers/replica';
import { SAMPLE_TOKENS } from '../servers/sample-tokens';
import { launchChromium } from '../support/chromium';
import { type HeaderVector, readHeaderVectors } from '../support/header-vectors';
import { copyBuild } from './support/build-copy';
import { keybearerOf } from './support/keybearer';
import { expect, test } from './support/test';
import { addVectorToken, vectorLines } from './support/vector-lines';

const vectors = readHeaderVectors().filter(({ pageOrigin }) => pageOrigin === null);

/** One character of one provider's data, as it is in the built catalogue. */
type Mutation = readonly [providerId: string, key: string, from: string, to: string];

const BUILDS: readonly { name: string; mutations: readonly Mutation[] }[] = [
  { name: 'nothing', mutations: [] },
  {
    name: 'a character of each template',
    mutations: [
      ['airship-uk', 'template', 'Bearer {token}', 'bearer {token}'],
      ['pagerduty', 'template', 'Token token={token}', 'Token token:{token}'],
      ['polyteia', 'template', 'Bearer {token}', 'Bearer_{token}'],
      ['pylon', 'template', 'Bearer {token}', 'Beaver {token}'],
      ['splxai-probe', 'template', '{token}', '{taken}'],
    ],
  },
  {
    name: 'a character of each header name',
    mutations: [
      ['airship-uk', 'name', 'Authorization', 'Authorisation'],
      ['pagerduty', 'name', 'Authorization', 'Authorizatiin'],
      ['polyteia', 'name', 'Authorization', 'Authorizatiom'],
      ['pylon', 'name', 'Authorization', 'Autharization'],
      ['splxai-probe', 'name', 'X-Api-Key', 'X-App-Key'],
    ],
  },
  {
    name: 'a character of an extra header, of a path prefix and of a host',
    mutations: [
      ['pagerduty', 'name', 'Accept', 'Accebt'],
      ['polyteia', 'pathPrefix', '/api', '/apj'],
      ['airship-uk', 'origin', 'https://api.airship.co.uk', 'https://apj.airship.co.uk'],
    ],
  },
];

/** Changes one character of one provider's data, and makes sure that there was exactly one place for it. */
function mutate(providers: readonly Provider[], [providerId, key, from, to]: Mutation): readonly Provider[] {
  expect([...from].filter((character, at) => character !== to[at])).toHaveLength(1);
  expect(providers.filter(({ id }) => id === providerId)).toHaveLength(1);
  return providers.map((provider) => {
    if (provider.id !== providerId) return provider;
    const whole = JSON.stringify(provider);
    const said = `"${key}":"`;
    const places = placesOf(whole, `${said}${from}"`);
    expect(places, `${key} ${from} of ${providerId}`).toHaveLength(1);
    const at = (places[0] ?? 0) + said.length;
    return JSON.parse(whole.slice(0, at) + to + whole.slice(at + from.length)) as Provider;
  });
}

/** The built catalogue with those characters changed. */
function mutated(text: string, mutations: readonly Mutation[]): string {
  const { version, rows } = JSON.parse(text) as CatalogueFile;
  const places = new Map(rows.map(([name], place) => [name, place]));
  const placeOf = ({ name }: Provider) => places.get(name) ?? -1;
  const { shipped } = readCatalogue(text, version);
  const providers = [...shipped].sort((one, other) => placeOf(one) - placeOf(other));
  expect(compileCatalogue(providers, version)).toBe(text);
  return compileCatalogue(mutations.reduce(mutate, providers), version);
}

function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) places.push(at);
  return places;
}

for (const { name, mutations } of BUILDS) {
  // Proves P3: One wrong character in a build changes those lines.
  test(`wrong in the build: ${name}`, async () => {
    const replica = await startReplica({ tokens: SAMPLE_TOKENS });
    const build = await copyBuild('chrome-mv3-e2e-all', {
      catalogue: (text) => mutated(text, mutations),
    });
    const session = await launchChromium({ build: build.path, replica });
    const keybearer = await keybearerOf(session);
    const isWrong = (vector: HeaderVector) =>
      mutations.some(([providerId]) => providerId === vector.providerId);
    for (const vector of vectors) {
      const tab = await session.context.newPage();
      await addVectorToken(keybearer, vector, tab);
      const lines = await vectorLines(vector, tab, replica);
      if (isWrong(vector)) expect.soft(lines, vector.name).not.toEqual(vector.lines);
      else expect.soft(lines, vector.name).toEqual(vector.lines);
      await tab.close();
    }
    await session.close();
    await build.remove();
    await replica.close();
  });
}
