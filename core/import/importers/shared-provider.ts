import * as v from 'valibot';
import type { Bytes } from '../../bytes/bytes';
import { InvalidInputError } from '../../errors/invalid-input-error';
import { roleOfHeader } from '../../openapi/header-names';
import { isHarmless, isProposable } from '../../pending/extra-headers';
import { mayHaveApp } from '../../pending/own-from-paste';
import { cleanText } from '../../probe/clean-text';
import { judgeOwnProvider } from '../../providers/judge-own-provider';
import { docsOfOwner } from '../../providers/own-host';
import {
  newOwnId,
  type OwnProvider,
  type OwnProviderInput,
  ownProviderSchema,
} from '../../providers/own-provider';
import { NO_PROVIDERS } from '../../providers/providers';
import { looksShared, readSharedProvider } from '../../providers/shared-provider';
import { EXACT_ORIGIN } from '../../shapes/exact-origin';
import { mayAct } from '../../shapes/may-act';
import type { Importer, LeftOut } from '../importer';

/** Bytes of a file that is looked at to see what it is. */
const BEGINNING = 65_536;

/** One API that somebody described and gave away. No token comes with it, and only exact https hosts do. */
export const sharedProviderFile: Importer = {
  name: 'shared-provider',
  accepts: (file) => looksShared(textOf(file.subarray(0, BEGINNING))),
  read: async (file) => {
    const { input, leftOut } = readSharedProvider(textOf(file));
    const provider: OwnProvider = {
      ...input,
      id: newOwnId(),
      headers: input.headers.filter(isOfToken),
      companions: input.companions.filter(
        ({ name, value }) => isProposable(name.toLowerCase(), value) && isHarmless(value, []),
      ),
      // A test asks it with the token, and nobody looks at each path of a file.
      check: input.check === null || mayAct(`https://host.invalid${input.check.path}`) ? null : input.check,
      // As with a paste: no file can say that no web app lives there.
      sharedWithApp: input.sharedWithApp || input.origins.some(mayHoldApp),
      docs: docsOfOwner(input.docs, input.origins),
      createdAt: Date.now(),
    };
    const isExact = provider.origins.every((origin) => EXACT_ORIGIN.test(origin));
    if (!isExact || !v.is(ownProviderSchema, provider) || !isFit(provider))
      throw new InvalidInputError('shared-provider');
    const names = new Set([...leftOut, ...withoutPlace(input, provider)].map((name) => cleanText(name, [])));
    const notTaken = [...names].map((what): LeftOut => ({ id: provider.id, what, why: 'not-taken' }));
    return { createdAt: null, tokens: [], ownProviders: [provider], leftOut: notTaken, toolFile: null };
  },
};

/** Names of what the file describes and the provider made of it lacks. */
function withoutPlace(described: OwnProviderInput, taken: OwnProvider): readonly string[] {
  const kept = new Set<object>([...taken.headers, ...taken.companions]);
  const headers = [...described.headers, ...described.companions].filter((header) => !kept.has(header));
  return [...headers.map(({ name }) => name), ...(described.check === taken.check ? [] : ['checks'])];
}

/**
 * A header without a place in it is the file's own text beside the token, and one that routes or speaks for somebody else
 * changes what the token does. The token's own header stays here whatever its name, so that the file is refused for it.
 */
function isOfToken({ name, template }: OwnProvider['headers'][number]): boolean {
  return template.includes('{token}') || (/\{\w+\}/.test(template) && roleOfHeader(name) !== 'never');
}

function mayHoldApp(origin: string): boolean {
  return URL.canParse(origin) && mayHaveApp(new URL(origin).hostname);
}

/** A field may be left without its header, as extra headers are left out. */
function isFit(provider: OwnProvider): boolean {
  if (provider.headers.some(({ name }) => roleOfHeader(name) === 'never')) return false;
  return judgeOwnProvider(provider, NO_PROVIDERS).every(({ code }) => code === 'unused-field');
}

function textOf(file: Bytes): string {
  return new TextDecoder().decode(file);
}
