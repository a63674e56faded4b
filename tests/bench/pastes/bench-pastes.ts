import { readPaste } from '../../../core/pending/read-paste';
import { CATALOGUE } from '../../support/catalogue';
import { printSamples, printTitle } from '../report';

const JWT = `eyJhbGciOiJIUzI1NiJ9.${'a1B2'.repeat(20)}.${'c3D4'.repeat(11)}`;
const SIZES = [1_024, 4_096, 16_384, 65_536];
/** What pastes are made of, one that every reader likes, and quotes that never end. */
const KINDS: Readonly<Record<string, string>> = {
  variables: 'LOG_LEVEL=debug\n',
  'header lines': 'x-request-id: 7f3a9c2e8b7d4c6f\n',
  code: "headers: { 'X-Trace': 'abc' },\n",
  prose: 'The quick brown fox jumps over it.\n',
  'quotes without end': `"'\\`,
};

/** Milliseconds for reading pastes of 1 to 64 kB: the figures of a kind grow as its sizes do. */
export function benchPastes(rounds: number): void {
  printTitle('Reading a paste, ms');
  for (const [kind, piece] of Object.entries(KINDS))
    for (const size of SIZES) {
      const text =
        `curl -H 'Authorization: Bearer ${JWT}' https://api.example.com\n${piece.repeat(size)}`.slice(
          0,
          size,
        );
      const samples = Array.from({ length: rounds }, () => {
        const started = performance.now();
        readPaste(text, null, CATALOGUE);
        return performance.now() - started;
      });
      printSamples(`${kind}, ${size / 1024} kB`, samples);
    }
}
