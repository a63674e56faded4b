import { expect, it } from 'vitest';
import { CATALOGUE } from './catalogue';
import { providerOfSite, tokensMadeAt } from './provider-of-site';

it.each([
  ['https://api.pagerduty.com', 'pagerduty'],
  ['https://docs.usepylon.com', 'pylon'],
  ['https://us.probe.splx.ai', 'splxai-probe'],
  ['https://api.pagerduty.com.evil.example', null],
  ['http://api.pagerduty.com', null],
])('knows whose site %s is: %s', (origin, id) => {
  expect(providerOfSite(origin)?.id ?? null).toBe(id);
});

it.each(CATALOGUE.map((provider) => [provider.name, provider] as const))(
  'leads to where tokens of %s are made, and not to their end',
  (_, provider) => {
    const { url, steps } = tokensMadeAt(provider);
    expect(url).toMatch(/^https:/);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps.join()).not.toMatch(/delete|revoke/i);
  },
);
