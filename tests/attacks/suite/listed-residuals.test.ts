import { expect, it } from 'vitest';
import { listedResiduals } from './listed-residuals';

const SECURITY = `
### P1 Something

- something else (\`not-this\`);

### P2 No page can borrow a token

- frames without an origin (\`opaque-origin\`);
- a file named \`core/x.ts\`, a word in brackets (file), code in brackets (\`core/x.ts\`);
- new domains, over
  two lines (\`unlisted-initiator\`).

### P3 Something

- and more (\`nor-this\`);
`;

it('reads the names under P2, and only those', () => {
  expect([...listedResiduals(SECURITY)]).toEqual(['opaque-origin', 'unlisted-initiator']);
});

it('fails where there is no such section, so that no list means no exception', () => {
  expect(() => listedResiduals(SECURITY.replace('### P2', '### Promise 2'))).toThrow('P2');
});
