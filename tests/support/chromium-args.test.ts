import { expect, test } from 'vitest';
import { chromiumArgs, hostResolverRules } from './chromium-args';

const mappings = [
  { host: 'api.pagerduty.com', port: 443, localPort: 5001 },
  { host: 'api.pagerduty.com', port: 80, localPort: 5002 },
];

test('mapped addresses come first, then nothing is reachable but loopback', () => {
  expect(hostResolverRules(mappings)).toBe(
    'MAP api.pagerduty.com:443 127.0.0.1:5001, MAP api.pagerduty.com:80 127.0.0.1:5002, MAP * ~NOTFOUND, ' +
      'EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE *.localhost, EXCLUDE [::1]',
  );
});

test('only the replica’s own key is excused, because excusing all turns the disk cache off', () => {
  const args = chromiumArgs({ build: '/build', replica: { mappings, spki: 'c3BraQ==' } });
  expect(args).toContain('--ignore-certificate-errors-spki-list=c3BraQ==');
  expect(args).not.toContain('--ignore-certificate-errors');
  expect(args).toContain('--load-extension=/build');
});
