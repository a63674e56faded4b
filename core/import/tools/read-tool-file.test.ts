import { expect, it } from 'vitest';
import { entryLines, readSample } from '../testing/entry-lines';
import { mayBeToolFile, readToolFile } from './read-tool-file';

it.each([
  ['a backup of ours', { format: 'keybearer-backup', version: 2, tokens: [] }],
  ['an API description', { openapi: '3.1.0', info: { title: 'Acme' }, paths: {} }],
  ['a list of numbers', [1, 2, 3]],
  ['a HAR', { log: { version: '1.2', entries: [{ request: { headers: [] } }] } }],
  ['a package', { name: 'x', version: '1.0.0', dependencies: {} }],
  ['prose', 'Dear all,\nthe key is below.\n'],
  ['a hostile key', '{"__proto__":{"profiles":[{"requestHeaders":[]}]}}'],
  ['JSON that nests without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
])('%s is of no tool', (_, content) => {
  expect(readSample(content)).toBeNull();
});

it.each([
  ['a zip', 'PK\u0003\u0004rest', 'zip-file', {}],
  [
    'a file that was cut',
    '[{"version":2,"title":"sample-secret-value",\n  "headers":[{"name":"X"',
    'damaged-file',
    { line: 2, column: 25 },
  ],
  ['a list with a comma too many', '{"app":"OpenModHeader",}', 'damaged-file', { line: 1, column: 24 }],
])('%s is refused by name, with nothing of it', (_, content, code, params) => {
  try {
    readSample(content);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code, params });
    expect(JSON.stringify(error) + String((error as Error).stack)).not.toContain('sample-secret-value');
    expect((error as Error).cause).toBeUndefined();
  }
});

it.each([
  [
    'profiles',
    [{ title: 'x', headers: [null, 1, 'a', [], { name: {}, value: [] }, { name: 'X-A', value: 1 }] }],
    1,
  ],
  [
    'rules',
    [{ ruleType: 'Headers', pairs: [null, {}, { modifications: 1 }, { modifications: { Request: {} } }] }],
    1,
  ],
  [
    'items',
    {
      info: { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' },
      item: [null, 1, {}, { request: null }, { request: { header: 1, url: [] } }],
    },
    0,
  ],
])('broken %s are passed over one by one', (_, content, count) => {
  expect(readSample(content)?.entries).toHaveLength(count);
});

it('folders and variables that multiply themselves end', () => {
  const info = { schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' };
  const deep = `${'{"item":['.repeat(3_000)}${']}'.repeat(3_000)}`;
  expect(readSample(`{"info":${JSON.stringify(info)},"item":[${deep}]}`)).toBeNull();
  const variable = [{ key: 'a', value: `{{a}}${'k'.repeat(19_000)}` }];
  const header = [{ key: 'X-Api-Key', value: '{{a}}'.repeat(1_000) }];
  const item = Array.from({ length: 1_000 }, () => ({ request: { url: 'https://a.example', header } }));
  const file = readSample({ info, variable, item });
  const sizes = (file?.entries ?? []).map(({ rule }) => (rule.kind === 'header' ? rule.value.length : 0));
  expect(file?.entries).toHaveLength(1_001);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(20_000);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(11_000_000);
});

it.each(['utf-16le', 'utf-16be'])('a file in %s, as PowerShell writes it, is read', (encoding) => {
  const text = '\ufeffACME_API_KEY=k1\r\n';
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === 'utf-16le');
  const file = new Uint8Array(view.buffer);
  expect(mayBeToolFile(file)).toBe(true);
  expect(entryLines(readToolFile(file))).toEqual(['ACME_API_KEY: $ACME_API_KEY=k1 []']);
});
