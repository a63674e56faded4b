import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';

/** Kilobytes that are downloaded, each file gzipped: what it was with five providers, and what a thousand may cost. */
const MOST = 1508 + 120;

describe.each(['.output/chrome-mv3', '.output/firefox-mv3'])('%s', (build) => {
  it('has grown by no more than a thousand providers may cost', () => {
    const files = readdirSync(build, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const sizes = files.map(
      ({ parentPath, name }) => gzipSync(readFileSync(join(parentPath, name)), { level: 9 }).length,
    );
    expect(sizes.length).toBeGreaterThan(20);
    expect(sizes.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(MOST);
  });
});
