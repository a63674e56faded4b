import { describe, expect, it } from 'vitest';
import { hostView } from './host-view';

describe('a host that stands alone', () => {
  it.each([
    ['https://api.pagerduty.com', 'api.', 'pagerduty.com', ''],
    ['https://pagerduty.com:8443', '', 'pagerduty.com', ':8443'],
    ['https://api.pagerduty.com.evil.test', 'api.pagerduty.com.', 'evil.test', ''],
    ['https://api-pagerduty.com', '', 'api-pagerduty.com', ''],
    ['https://pagerduty.com@evil.co.uk', '', 'evil.co.uk', ''],
    ['https://pagerduty.github.io', '', 'pagerduty.github.io', ''],
    ['https://a.pagerduty.github.io', 'a.', 'pagerduty.github.io', ''],
    ['https://аpi.pagerduty.com', 'xn--pi-6kc.', 'pagerduty.com', ''],
    ['https://api.pаgerduty.com', 'api.', 'xn--pgerduty-16g.com', ''],
    ['https://localhost:3000', '', 'localhost', ':3000'],
    ['https://192.168.1.10', '', '192.168.1.10', ''],
  ])('%s says who registered it', (origin, before, domain, port) => {
    expect(hostView(origin)).toEqual({ before, domain, port, plain: false });
  });

  it('says that it has no encryption', () => {
    expect(hostView('http://nas.local:5000')).toMatchObject({ plain: true, port: ':5000' });
  });
});
