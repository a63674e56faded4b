import { describe, expect, it } from 'vitest';
import { FORM_KINDS, fieldsFor, kindOf } from './form-kinds';

describe('the kind of some headers', () => {
  it.each(FORM_KINDS.filter(({ free }) => !free))('$id is its own', (kind) => {
    expect(kindOf(kind.headers).id).toBe(kind.id);
  });

  it.each([
    ['another word', [{ name: 'Authorization', template: 'Key {token}', encoding: 'plain' as const }]],
    ['another header', [{ name: 'X-Acme', template: '{token}', encoding: 'plain' as const }]],
    [
      'two headers',
      [
        { name: 'X-Api-Key', template: '{token}', encoding: 'plain' as const },
        { name: 'X-App-Id', template: '{app}', encoding: 'plain' as const },
      ],
    ],
    ['none', []],
  ])('%s is free', (_what, headers) => {
    expect(kindOf(headers).free).toBe(true);
  });

  it('does not depend on the case of a name', () => {
    expect(kindOf([{ name: 'x-api-key', template: '{token}', encoding: 'plain' }]).id).toBe('x-api-key');
  });
});

describe('the fields of templates', () => {
  const header = (template: string) => [{ name: 'X-Key', template, encoding: 'plain' as const }];

  it('are secret until the user says otherwise, once each', () => {
    expect(fieldsFor(header('{app}:{token}:{app}'), [])).toEqual([
      { name: 'app', label: 'app', secret: true, pattern: null },
    ]);
  });

  it('stay as described, and go with their place', () => {
    const described = [{ name: 'app', label: 'Application', secret: false, pattern: '^a+$' }];
    expect(fieldsFor(header('{app}{token}'), described)).toEqual(described);
    expect(fieldsFor(header('{token}'), described)).toEqual([]);
  });
});
