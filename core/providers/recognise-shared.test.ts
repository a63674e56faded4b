import { expect, it, vi } from 'vitest';
import { readPasted } from '../token/read-pasted';
import { recognise } from './recognise';

vi.mock('./catalogue', async (original) => {
  const { CATALOGUE } = await original<typeof import('./catalogue')>();
  return {
    CATALOGUE: CATALOGUE.flatMap((provider) => [provider, { ...provider, id: `${provider.id}-too` }]),
  };
});

it.each(['u+Ab3_xYz-0123456789', 'PYLON_TOKEN=abcdefgh', 'X-Api-Key: abcdefgh'])(
  'says nothing of %s where two providers share it',
  (text) => {
    expect(recognise(readPasted(text), 'https://docs.usepylon.com')).toBeNull();
  },
);
