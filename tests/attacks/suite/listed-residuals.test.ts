import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { listedResiduals } from './listed-residuals';

const PAGE = `
## Promise

- something (\`not-this\`);

## Limits

- frames without an origin (\`opaque-origin\`);
- a file named \`core/x.ts\`, a word in brackets (file), code in brackets (\`core/x.ts\`);
- new domains, over
  two lines (\`unlisted-initiator\`).
`;

it('reads the names among the limits, and only those', () => {
  expect([...listedResiduals(PAGE)]).toEqual(['opaque-origin', 'unlisted-initiator']);
});

it('fails where there are none, so that no list means no exception', () => {
  expect(() => listedResiduals(PAGE.replace('## Limits', '## Bounds'))).toThrow('no limits');
});

it('finds the exceptions of the page itself', () => {
  const listed = listedResiduals(readFileSync('docs/security/P2.md', 'utf8'));
  expect(listed.size).toBeGreaterThan(10);
  expect(listed).toContain('opaque-origin');
});
