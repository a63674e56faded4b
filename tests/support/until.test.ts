import { expect, test } from 'vitest';
import { until } from './until';

test('asks until there is an answer', async () => {
  let asked = 0;
  expect(await until('three', () => (++asked < 3 ? null : asked))).toBe(3);
});

test('says what did not come', async () => {
  await expect(until('the moon', () => false, { timeout: 1, every: 1 })).rejects.toThrow(
    'the moon: not within 1 ms',
  );
});
