import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageOutput } from '../../../core/messages/message-table';
import { providerOf } from '../../../core/providers/against-catalogue';
import { masked } from '../../../core/token/secret';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';

/**
 * What only the page of a token shows, so that no snapshot has it.
 * @throws {KeybearerError} `not-found`
 */
export async function factsOfToken(id: string): Promise<MessageOutput<'token.facts'>> {
  const token = (await requireVault()).tokens.get(id);
  if (token === undefined) throw new KeybearerError('not-found');
  const provider = await providers().then(
    (known) => providerOf(token, known),
    () => undefined,
  );
  return {
    createdAt: token.createdAt,
    replacedAt: token.replacedAt ?? null,
    fields: token.fields.map(({ name, value, secret }) => ({
      label: provider?.fields.find((field) => field.name === name)?.label ?? name,
      value: secret ? masked(value) : value,
    })),
    hasProvider: provider !== undefined,
  };
}
