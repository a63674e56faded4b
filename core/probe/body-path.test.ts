import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { atPath } from './classify';

const body = {
  data: { items: [{ name: 'first' }, { name: null }], total: 0 },
  error: 'no',
  errors: ['a', 'b'],
};

describe('atPath', () => {
  it.each([
    ['data.items[0].name', 'first'],
    ['data.items[1].name', null],
    ['data.total', 0],
    ['errors[1]', 'b'],
    ['error', 'no'],
    ['error.code', undefined],
    ['error[0]', undefined],
    ['errors.message', undefined],
    ['errors[2]', undefined],
    ['missing.and.more', undefined],
    ['data.items.name', undefined],
  ])('%s', (path, expected) => {
    expect(atPath(body, path)).toEqual(expected);
  });

  it('is the body itself for an empty path', () => {
    expect(atPath(body, '')).toBe(body);
    expect(atPath(undefined, '')).toBeUndefined();
  });

  it.each(['__proto__', 'constructor', 'toString', 'data.constructor.name', 'errors.map', 'hasOwnProperty'])(
    'sees nothing that the server did not send: %s',
    (path) => {
      expect(atPath(body, path)).toBeUndefined();
    },
  );

  it('reads a key called __proto__ only when it was sent, as plain data', () => {
    const sent: unknown = JSON.parse('{"__proto__":{"code":"x"}}');
    expect(atPath(sent, '__proto__.code')).toBe('x');
    expect(atPath({}, 'code')).toBeUndefined();
  });

  it('never throws, whatever was sent', () => {
    const path = fc.constantFrom('error.message', 'errors[0]', 'data.items[0].name', 'a', '');
    fc.assert(fc.property(fc.anything(), path, (sent, at) => void atPath(sent, at)));
  });
});
