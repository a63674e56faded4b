import { withoutSendLimit } from '../../../core/browser-session/choices';
import { limitOf } from '../../../core/browser-session/send-limits';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import type { MessageInput } from '../../../core/messages/message-table';
import { holdsSecret } from '../../../core/probe/clean-text';
import { ownAddress } from '../../../core/probe/kept-address';
import { secretsOf } from '../../../core/probe/secrets-of';
import { providerOf } from '../../../core/providers/against-catalogue';
import { haveOneOwner } from '../../../core/providers/own-host';
import { filledOrigin, isAtVendor } from '../../../core/providers/tenant-host';
import { mayAct } from '../../../core/shapes/may-act';
import { accessPattern } from '../../../core/token/access-pattern';
import { fieldValues } from '../../../core/token/headers';
import { isAccepted, isHeldBack, type Outcome, type TestResult } from '../../../core/token/outcome';
import { isSameSecret } from '../../../core/token/secret';
import { placeOf, switchedOffBy, switchesOff, withTest } from '../../../core/token/tested';
import type { TokenRecord } from '../../../core/token/token-record';
import { tokenTitle } from '../../../core/token/token-title';
import { withLimitedToken, withToken } from '../../../core/vault/edit-vault';
import { tokenOf } from '../../../core/vault/open-vault';
import { hasAccess } from '../../../platform/access';
import { returnUnusedAccess } from '../access/access';
import { logActivity } from '../activity/activity';
import { type ProbeOptions, probeToken } from '../probe/prober';
import { withoutTakeover } from '../rules/remove-rules';
import { choices } from '../stores/choices';
import { keepIdentityChoices } from '../stores/identity-choices';
import { providers } from '../stores/providers';
import { syncAll } from '../sync/sync-all';
import { changeVault, requireVault } from '../vault/open-vault';

/** What a test of a stored token may be told beyond the usual. */
interface TestOptions extends Pick<ProbeOptions, 'confirmed' | 'at' | 'address'> {
  /** The refusal that it had was of another form than the one it has by now. */
  readonly inNewForm?: boolean;
}

/** Tests a stored token, keeps the result unless the token was changed meanwhile, and shows it. */
export async function testToken(id: string, options: TestOptions = {}): Promise<void> {
  const { headers } = tokenOf(await requireVault(), id);
  const isKept = await testAndKeep(id, options, (title, outcome) => logActivity('tested', title, outcome));
  // A result that was not kept is not shown: its token is gone, or now has another secret.
  if (isKept) await choices.change((now) => ({ ...now, result: id }));
  // Nothing but the test needs access for a token that goes in no header.
  if (headers.length === 0) await returnUnusedAccess();
  await syncAll();
}

/**
 * Tests a stored token and keeps the result. Callers bring everything else in line with it.
 * @param note called once there is a result, whether it is kept or not
 * @returns whether it is kept: not where the token is gone, or now has another secret
 */
export async function testAndKeep(
  id: string,
  options: TestOptions,
  note: (title: string, outcome: Outcome) => void,
): Promise<boolean> {
  const token = tokenOf(await requireVault(), id);
  const { test, identityChoices } = await probeToken(token, options);
  note(tokenTitle(token), test.outcome);
  const kept: string[] = [];
  const chosen = await choices.read();
  await changeVault((vault) => {
    const now = vault.tokens.get(id);
    if (now === undefined || !isSameSecret(token, now)) return vault;
    kept.push(id);
    const moved = options.at === undefined ? {} : placeOf(now, test);
    const next = { ...withTest(now, test), ...moved };
    const wakes = wakesBy(now, test, options) && limitOf(chosen, id, Date.now()) === null;
    return withToken(vault, wakes ? withoutTakeover(vault, { ...next, on: true }, chosen) : next);
  });
  const isKept = kept.length > 0;
  await keepIdentityChoices(id, isKept ? identityChoices : []);
  return isKept;
}

/**
 * Whether a token was only off because nothing had said that an API is there, because one was not asked yet, or because
 * it had gone in a form that the API does not take.
 */
function wakesBy(now: TokenRecord, test: TestResult, { at, inNewForm = false }: TestOptions): boolean {
  if (!isAccepted(test.outcome)) return false;
  const { test: before } = now;
  const wasOfAnotherForm = inNewForm && switchedOffBy(now) !== null;
  return isHeldBack(before) || (at !== undefined && switchesOff(before)) || wasOfAnotherForm;
}

/**
 * Asks an address that the user gave about a token, with a GET.
 * @throws {InvalidInputError} `not-its-address`; `may-act` for one that may change something, unless the user said once
 *   more that it is meant
 */
export async function testAt({
  id,
  origin,
  path,
  confirmed = false,
  acts = false,
}: MessageInput<'token.test-at'>): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const address = ownAddress({ origin, path }, token);
  // The first call is one without the token, so none of its secrets may be in the address.
  if (address === null || holdsSecret(path, secretsOf(token))) throw new InvalidInputError('not-its-address');
  const provider = providerOf(token, await providers());
  if (!acts && (mayAct(address) || provider?.getActs === true)) throw new InvalidInputError('may-act');
  await testToken(id, { confirmed, address: { origin, path } });
}

/**
 * Moves a token to another region of its provider and tests it there.
 * @throws {KeybearerError} `no-access` where the page did not get access in the click
 */
export async function moveToRegion(id: string, region: string): Promise<void> {
  const token = tokenOf(await requireVault(), id);
  const provider = providerOf(token, await providers());
  const host = provider?.hosts.find((entry) => entry.region === region);
  if (provider === undefined || host === undefined || !isAtVendor(provider, token.origins))
    throw new InvalidInputError('unknown-region');
  const origin = filledOrigin(host.origin, fieldValues(token));
  // Another company's host is another choice, made where the token is added.
  if (!token.origins.some((each) => haveOneOwner(each, origin)))
    throw new InvalidInputError('unknown-region');
  if (!(await hasAccess([accessPattern(origin)]))) throw new KeybearerError('no-access');
  const chosen = await choices.read();
  const limited = limitOf(chosen, id, Date.now()) !== null;
  await changeVault((vault) => {
    const moved = { ...tokenOf(vault, id), origins: [origin], region, on: true };
    // Another token may be on at the other host. Nobody has compared their accounts.
    const quiet = withoutTakeover(vault, moved, chosen);
    return limited && quiet.on ? withLimitedToken(vault, quiet) : withToken(vault, quiet);
  });
  if (!limited) await choices.change((now) => withoutSendLimit(now, id));
  await syncAll();
  await testToken(id);
  await returnUnusedAccess();
}
