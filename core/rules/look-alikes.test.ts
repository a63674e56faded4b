import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressHolds } from '../testing/reference-engine';
import { CHROMIUM, DOCS, FIREFOX, subject } from '../testing/sample-token';
import { compileRules } from './compile-rules';

/** Without `--`, as in `xn--a`, which not every browser's parser takes. */
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,4}(?:-[a-z0-9]{1,4})?$/);
const host = fc.array(label, { minLength: 2, maxLength: 4 }).map((labels) => labels.join('.'));
const port = fc.option(fc.integer({ min: 1024, max: 65_535 }), { nil: null });
const prefix = fc
  .array(fc.stringMatching(/^[a-z0-9_~-]{1,8}$/), { maxLength: 2 })
  .map((steps) => steps.map((step) => `/${step}`).join(''));
const api = fc.record({ host, port, prefix });
type Api = { host: string; port: number | null; prefix: string };

const origin = ({ host, port }: Api) => `https://${host}${port === null ? '' : `:${port}`}`;

/** Addresses that only look like the API's. Each is parsed first, as a browser does. */
const LOOK_ALIKES: Record<string, (api: Api, other: string) => string> = {
  suffix: (api, other) => `https://${api.host}.${other}.com${api.prefix}/`,
  'suffix without a dot': (api, other) => `https://${api.host}${other}.com${api.prefix}/`,
  'longer last label': (api, other) => `https://${api.host}${other}${api.prefix}/`,
  prefix: (api, other) => `https://${other}-${api.host}${api.prefix}/`,
  'prefix without a dot': (api, other) => `https://${other}${api.host}${api.prefix}/`,
  'sub-domain': (api, other) => `https://${other}.${api.host}${api.prefix}/`,
  'parent domain': (api) => `https://${api.host.split('.').slice(1).join('.')}.zz${api.prefix}/`,
  'other port': (api) => `https://${api.host}:1023${api.prefix}/`,
  'longer port': (api) => `https://${api.host}:${(api.port ?? 443) % 6553}9${api.prefix}/`,
  http: (api) => `${origin(api).replace('https:', 'http:')}${api.prefix}/`,
  'web socket': (api) => `${origin(api).replace('https:', 'wss:')}${api.prefix}/`,
  ftp: (api) => `${origin(api).replace('https:', 'ftp:')}${api.prefix}/`,
  'user name': (api, other) => `${origin(api)}@${other}.com${api.prefix}/`,
  'user name and password': (api, other) => `https://${api.host}:secret@${other}.com${api.prefix}/`,
  'trailing dot': (api) => `https://${api.host}.${api.port === null ? '' : `:${api.port}`}${api.prefix}/`,
  'in the path': (api, other) => `https://${other}.com/${origin(api)}${api.prefix}/`,
  'in the query': (api, other) => `https://${other}.com/?u=${origin(api)}${api.prefix}/`,
  'in the fragment': (api, other) => `https://${other}.com/#|${origin(api)}${api.prefix}/`,
  'upper-case path': (api) => `${origin(api)}${api.prefix.toUpperCase()}/`,
  'longer last step': (api, other) => `${origin(api)}${api.prefix}${other}/`,
  'a step before': (api, other) => `${origin(api)}/${other}${api.prefix}/`,
  'shorter path': (api) => `${origin(api)}${api.prefix.slice(0, -1)}`,
};

const aboutPaths = new Set(['upper-case path', 'longer last step', 'a step before', 'shorter path']);

// Proves P3: No rule is about an address with a look-alike.
it.each(Object.keys(LOOK_ALIKES))('no rule is about an address with a look-alike: %s', (kind) => {
  fc.assert(
    fc.property(api, label, (real, other) => {
      fc.pre(!aboutPaths.has(kind) || real.prefix !== '');
      const fake = new URL(LOOK_ALIKES[kind]?.(real, other) ?? '').href;
      fc.pre(new URL(fake).origin !== origin(real) || aboutPaths.has(kind));
      fc.pre(!`${new URL(fake).pathname}/`.startsWith(`${real.prefix}/`) || !aboutPaths.has(kind));
      for (const engine of [CHROMIUM, FIREFOX]) {
        const parts = { origins: [origin(real)], pathPrefix: real.prefix, allowedSites: [DOCS] };
        const tabs = { visits: { 7: origin(real) }, answered: { 7: origin(real) } };
        const all = compileRules([{ ...subject(parts, [7]), ...tabs }], engine);
        const sending = all.filter(({ action }) => action.type === 'modifyHeaders');
        expect(sending).toHaveLength(5);
        for (const rule of sending) expect(addressHolds(rule.condition, fake), rule.key).toBe(false);
      }
    }),
  );
});

it('is about the address itself, also when it was typed in upper case', () => {
  fc.assert(
    fc.property(api, (real) => {
      const parts = { origins: [origin(real)], pathPrefix: real.prefix, allowedSites: [DOCS] };
      const typed = `${origin(real).toUpperCase()}${real.prefix}`;
      for (const rule of compileRules([subject(parts)], CHROMIUM)) {
        if (rule.key === 'escaped' || rule.key.startsWith('prefix ')) continue;
        expect(addressHolds(rule.condition, new URL(typed).href)).toBe(true);
      }
    }),
  );
});
