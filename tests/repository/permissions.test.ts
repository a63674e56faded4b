import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codeIn, tableRows } from './tables';

const rows = tableRows(readFileSync('docs/permissions.md', 'utf8'));
const explained = (entry: string) => rows.find(([name = '']) => codeIn(name).includes(entry));

const entriesOf = (browser: string): readonly string[] => {
  const manifest = JSON.parse(readFileSync(`.output/${browser}-mv3/manifest.json`, 'utf8'));
  return [...manifest.permissions, ...manifest.optional_permissions, ...manifest.optional_host_permissions];
};
const entries = { chrome: entriesOf('chrome'), firefox: entriesOf('firefox') };

// Proves P7: Every entry of the manifests is explained.
describe('docs/permissions.md', () => {
  it.each([...new Set(Object.values(entries).flat())])('explains %s and names what uses it', (entry) => {
    const row = explained(entry) ?? [];
    expect(row.filter((cell) => cell !== '').length).toBeGreaterThanOrEqual(3);
    expect(codeIn(row.slice(1).join(' ')).some((code) => code.startsWith('platform/'))).toBe(true);
  });

  it('says which browsers ask for it', () => {
    const chromeOnly = entries.chrome.filter((entry) => !entries.firefox.includes(entry));
    const saidToBe = rows
      .filter(([, browsers]) => browsers === 'Chrome, Edge')
      .flatMap(([name = '']) => codeIn(name));
    expect(saidToBe).toEqual(chromeOnly);
  });

  it('explains nothing that is not asked for', () => {
    const all = Object.values(entries).flat();
    expect(rows.flatMap(([name = '']) => codeIn(name)).filter((name) => !all.includes(name))).toEqual([]);
  });
});
