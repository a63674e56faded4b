import { expect, it } from 'vitest';
import { readArguments } from './arguments';

it('runs everything in both browsers unless told otherwise', () => {
  expect(readArguments([])).toMatchObject({
    browsers: ['chromium', 'firefox'],
    only: '',
    first: false,
    adapter: null,
    extension: null,
  });
});

it('takes one browser, some vectors, and another extension', () => {
  const given = ['--browser', 'firefox', '--only', 'fetch/', '--adapter', 'a.ts', '--extension', 'b'];
  expect(readArguments(given)).toMatchObject({
    browsers: ['firefox'],
    only: 'fetch/',
    adapter: 'a.ts',
    extension: 'b',
  });
});

it('takes the first vectors only', () => {
  expect(readArguments(['--first'])).toMatchObject({ first: true, only: '' });
});

it.each([[['--browser', 'netscape']], [['--brwoser', 'firefox']], [['fetch']]])('refuses %j', (given) => {
  expect(() => readArguments(given)).toThrow();
});
