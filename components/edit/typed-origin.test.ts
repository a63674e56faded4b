import { expect, it } from 'vitest';
import { typedOrigin } from './typed-origin';

// Proves P3: A typed address becomes one exact origin.
it.each([
  ['docs.example.com', 'https://docs.example.com'],
  ['  https://docs.example.com  ', 'https://docs.example.com'],
  ['HTTPS://DOCS.Example.COM', 'https://docs.example.com'],
  ['https://docs.example.com/a/page?with=query#part', 'https://docs.example.com'],
  ['docs.example.com:443', 'https://docs.example.com'],
  ['docs.example.com:8443', 'https://docs.example.com:8443'],
  // The name that is really asked for, so that a look-alike shows.
  ['bücher.example', 'https://xn--bcher-kva.example'],
  ['dосs.example.com', 'https://xn--ds-fmcm.example.com'],
])('reads %j as %s', (typed, origin) => {
  expect(typedOrigin(typed)).toBe(origin);
});

it.each([
  '',
  ' ',
  'docs',
  'localhost',
  'com',
  '*.example.com',
  'https://*.example.com/',
  'https://*/*',
  '<all_urls>',
  '{tenant}.example.com',
  'docs.example.com.',
  'docs..example.com',
  'api.example.com@evil.example',
  'https://api.example.com:secret@evil.example/',
  '10.0.0.1',
  '0x7f.1',
  '[::1]',
  'https://[2001:db8::1]:8443',
  'docs.example.com:99999',
  'docs^.example.com',
  'docs|.example.com',
  'docs.example.com|',
  'http://docs.example.com',
  'wss://docs.example.com',
  'file:///docs.example.com',
  'javascript://docs.example.com/%0aalert(1)',
  'chrome-extension://docs.example.com',
  'https://a b.example.com',
])('asks the browser for nothing on %j', (typed) => {
  expect(typedOrigin(typed)).toBeNull();
});
