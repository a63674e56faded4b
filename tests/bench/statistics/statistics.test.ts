import { describe, expect, it } from 'vitest';
import { ratioOf } from './ratio';
import { interleave } from './rounds';
import { summaryOf } from './summary';

describe('summaryOf', () => {
  it('gives the median and the quartiles, in any order of samples', () => {
    expect(summaryOf([5, 1, 3, 2, 4])).toEqual({ count: 5, lower: 2, median: 3, upper: 4 });
    expect(summaryOf([4, 1, 3, 2])).toEqual({ count: 4, lower: 1.75, median: 2.5, upper: 3.25 });
  });

  it('gives no number for no sample', () => {
    expect(summaryOf([]).median).toBeNaN();
  });
});

describe('ratioOf', () => {
  const steady = Array.from({ length: 40 }, (_, at) => 100 + (at % 5));

  it('is 1 for equal samples, and certain of it', () => {
    expect(ratioOf(steady, steady)).toEqual({ value: 1, lowest: 1, highest: 1 });
  });

  it('has the true ratio in its interval, and 1 outside', () => {
    const { value, lowest, highest } = ratioOf(
      steady.map((sample, at) => sample * 1.2 + (at % 3)),
      steady,
    );
    expect(value).toBeCloseTo(1.2, 1);
    expect(lowest).toBeGreaterThan(1.1);
    expect(highest).toBeLessThan(1.3);
  });

  it('says the same of the same samples', () => {
    const other = [...steady].reverse();
    expect(ratioOf(other, steady)).toEqual(ratioOf(other, steady));
  });
});

describe('interleave', () => {
  it('measures every side once a round after a warm-up, and turns the order', async () => {
    const order: string[] = [];
    const side = (name: string) => async () => order.push(name);
    const { samples, quiet } = await interleave(
      4,
      { a: side('a'), b: side('b') },
      async () => order.length > 4,
    );
    expect(order.join('')).toBe('ab' + 'ab' + 'ba' + 'ba' + 'ab');
    expect(quiet).toBe(2);
    expect(samples.a).toHaveLength(4);
    expect(samples.b).toHaveLength(4);
  });
});
