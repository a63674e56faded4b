import { expect, it } from 'vitest';
import { literalStarts } from './literal-start';

it.each([
  ['^ghp_\\w{36}$', ['ghp_']],
  ['^(?:sk|rk)_(?:test|live)_\\w+$', ['sk_test_', 'sk_live_', 'rk_test_', 'rk_live_']],
  ['^gh[pousr]_[A-Za-z0-9]{36}$', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_']],
  ['^glpat-[\\w-]{20}$|^gldt-\\w+$', ['glpat-', 'gldt-']],
  ['^(?:napi_)?[a-z0-9]{64}$', ['napi_', '']],
  ['^dt0[a-z]\\d+\\.x$', ['dt0']],
  ['^SG\\.[\\w-]{20}$', ['SG.']],
  ['^ab+c$', ['ab']],
  ['^ab*c$', ['ab', 'ac']],
  ['^ab{3}c$', ['ab']],
  ['^(?=x)key[-_]1$', ['key-1', 'key_1']],
  ['^[0-9a-f]{32}$', ['']],
  ['^[a-z][A-Z]$', ['']],
  [
    '^(?:(?:[abcd][abcd][abcd][abcd])x)$',
    [...'abcd'].flatMap((one) => [...'abcd'].flatMap((two) => [...'abcd'].map((three) => one + two + three))),
  ],
])('%s begins with its letters', (pattern, starts) => {
  expect(literalStarts(pattern).toSorted()).toEqual([...starts].toSorted());
});

it('whatever a pattern is made of, its reading ends', () => {
  for (const pattern of ['^(', '^[', '^(?:a|b', '^a{', '\\', '^)$', '^[]]x$', ''])
    expect(Array.isArray(literalStarts(pattern))).toBe(true);
});
