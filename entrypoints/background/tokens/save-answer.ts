import { toBase64Parts } from '../../../core/bytes/base64-parts';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import type { MessageInput, MessageOutput } from '../../../core/messages/message-table';
import { answerName } from '../../../core/probe/answer-name';
import { answerRequest } from '../../../core/probe/answer-request';
import { secretsOf } from '../../../core/probe/secrets-of';
import { providerOf } from '../../../core/providers/against-catalogue';
import { reachOf } from '../../../core/reach/reach';
import { accessPattern } from '../../../core/token/access-pattern';
import { type OpenVault, tokenOf } from '../../../core/vault/open-vault';
import { hasAccess } from '../../../platform/access';
import { fetchWhole, type WholeReply } from '../../../platform/background/probe-fetch';
import { tabUrl } from '../../../platform/background/tabs';
import { logActivity } from '../activity/activity';
import { untilLock } from '../probe/prober';
import { reachWorld } from '../rules/sync-rules';
import { providers } from '../stores/providers';
import { requireVault } from '../vault/open-vault';

/**
 * Asks for what a tab shows once more, with the token that the tab is sent, and hands the answer to our page, which
 * saves it. *Save page as* of the browser can't: it asks without the token, or reads a cache that holds nothing.
 * @throws {KeybearerError} `not-saved` with a reason; `no-access`; {InvalidInputError} `not-its-address`; {LockedError}
 */
export async function saveAnswer(input: MessageInput<'answer.save'>): Promise<MessageOutput<'answer.save'>> {
  const { tabId, url } = input;
  // Before all else: a lock that begins meanwhile ends this.
  const signal = untilLock();
  const vault = await requireVault();
  const token = tokenOf(vault, input.id);
  const request = answerRequest(url, token);
  if (!(await isAnswerTo(input, vault))) throw notSaved('not-sent');
  if (providerOf(token, await providers())?.getActs) throw notSaved('acts');
  // The page in the tab may have gone elsewhere between the user's look and the click.
  if ((await tabUrl(tabId)) !== url) throw notSaved('tab-moved');
  if (!(await hasAccess([accessPattern(new URL(request.url).origin)]))) throw new KeybearerError('no-access');
  const reply = await fetchWhole(request, signal);
  if (signal.aborted) throw new LockedError();
  const { body, contentType } = wholeOf(reply);
  logActivity('saved', token.providerName);
  return { name: answerName(url, contentType, secretsOf(token)), parts: toBase64Parts(body) };
}

/** Whether the browser would be let save it with the token: what the tab shows came with it, and it is still sent there. */
async function isAnswerTo(input: MessageInput<'answer.save'>, vault: OpenVault): Promise<boolean> {
  const { id, tabId, url } = input;
  const world = await reachWorld(vault);
  const asked = { tabId, url, method: 'GET', cause: { kind: 'other', initiator: null } } as const;
  return world.tokens.some((token) => token.id === id && reachOf(token, asked, world).sent);
}

function wholeOf(reply: WholeReply) {
  if ('failed' in reply) throw notSaved(reply.failed === 'timeout' ? 'timeout' : 'not-reached');
  const { answer } = reply;
  if (answer.kind === 'whole') return answer;
  throw notSaved(answer.kind, answer.kind === 'status' ? answer.status : undefined);
}

function notSaved(reason: string, status?: number): KeybearerError {
  return new KeybearerError('not-saved', status === undefined ? { reason } : { reason, status });
}
