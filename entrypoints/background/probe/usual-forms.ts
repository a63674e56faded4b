import { textDigest } from '../../../core/bytes/sha256';
import { InvalidInputError } from '../../../core/errors/invalid-input-error';
import { KeybearerError } from '../../../core/errors/keybearer-error';
import { LockedError } from '../../../core/errors/vault-errors';
import { type Answer, firstText } from '../../../core/probe/classify';
import { spellsOut } from '../../../core/probe/clean-text';
import { probeRequest } from '../../../core/probe/probe-request';
import {
  afterTry,
  challengeSchemes,
  type FormsResult,
  type FormTry,
  type Look,
  mayTryForms,
  type TriedForms,
  usualForms,
} from '../../../core/probe/usual-forms';
import { judgeOrigin } from '../../../core/providers/own-host';
import { USUAL_MESSAGES } from '../../../core/providers/providers';
import { accessPattern } from '../../../core/token/access-pattern';
import { hasAccess } from '../../../platform/access';
import { exclusive } from '../../../platform/background/exclusive';
import { probeFetch } from '../../../platform/background/probe-fetch';
import { sealedValue } from '../session-storage/sealed-value';
import { providers } from '../stores/providers';
import { requireVault, whileUnlocked } from '../vault/open-vault';
import { untilLock } from './prober';

/** Milliseconds between two tries, and for which one host and token are not tried again. */
const BETWEEN = 1000;
const NOT_AGAIN = 10 * 60_000;
const MOST_KEPT = 50;

type Tried = TriedForms[number];

const triedStore = sealedValue('triedForms');

/** Lets a second go by, or less where a lock comes. */
export type Pause = (signal: AbortSignal) => Promise<void>;

/** A token, and where forms are tried with it. */
interface ToTry {
  readonly origin: string;
  readonly path: string;
  readonly secret: string;
  /** The token's own provider, where that one is known and not confirmed: its hosts are then no reason to refuse. */
  readonly providerId?: string;
}

/**
 * One GET of an address that the user sees, without token and cookies.
 * @param secrets that the server may have seen before; none of them is sent or shown
 * @throws {InvalidInputError} `not-its-address` where the path holds one; {KeybearerError} `no-access`
 */
export async function lookAt(origin: string, path: string, secrets: readonly string[]): Promise<Look> {
  const signal = untilLock();
  await requireAccess(origin);
  const reply = await probeFetch(bareRequest(origin, path, secrets), signal);
  if (signal.aborted) throw new LockedError();
  if ('failed' in reply) return { kind: 'none', reason: reply.failed };
  const { answer } = reply;
  const message = firstText(answer, USUAL_MESSAGES, secrets);
  const schemes = challengeSchemes(answer.header('www-authenticate'));
  return { kind: answer.kind, status: answer.status, schemes, message };
}

/**
 * Tries in which form an API takes a token: to the one host that the user sees, one request a second, until one is
 * accepted or anything other than a refusal comes. The same token is not tried there again for ten minutes; asking in
 * the meantime gives the same result.
 * @param basic the user ticked that Basic is tried as well
 * @throws {InvalidInputError} `forms-address` for what is not an https address, `forms-not-here` for a host of a known
 *   provider or one that looks like it, `not-its-address` where the path spells out the token, `forms-tried` where an earlier try has no result; {KeybearerError} `no-access`
 */
export async function tryUsualForms(
  { origin, path, secret, providerId }: ToTry,
  basic: boolean,
  pause: Pause = oneSecond,
): Promise<FormsResult> {
  // Built before all else: what can't be sent is refused before anything is.
  usualForms(origin, path, [], basic).map((each) => tryRequest(each, origin, path, secret));
  bareRequest(origin, path, [secret]);
  const { list } = await providers();
  const others = list.filter(({ id }) => id !== providerId);
  if (judgeOrigin(origin, others, false) !== null) throw new InvalidInputError('forms-not-here');
  await requireAccess(origin);
  // Of the vault that is open at the click: one that is unlocked while this waits is not meant.
  const signal = untilLock();
  return exclusive('try-forms', async () => {
    if (signal.aborted) throw new LockedError();
    const digest = await textDigest(`${origin} ${secret}`);
    const before = await readTried(origin, digest);
    if (before !== null && before.result === null) throw new InvalidInputError('forms-tried');
    if (before !== null && before.result !== null) return before.result;
    const note = { origin, digest, at: Date.now() };
    await keepTried({ ...note, result: null });
    const result = await tryEach(origin, path, secret, basic, pause, signal);
    // Where nothing was sent with the token, another address may be tried at once.
    await keepTried({ ...note, result, at: result.tries.length === 0 ? 0 : note.at });
    return result;
  });
}

async function tryEach(
  origin: string,
  path: string,
  secret: string,
  basic: boolean,
  pause: Pause,
  signal: AbortSignal,
): Promise<FormsResult> {
  const first = await send(bareRequest(origin, path, [secret]), signal);
  const tries: FormsResult['tries'] = [];
  const end = (how: FormsResult['end']): FormsResult => ({
    accepted: how === 'accepted' ? (tries.at(-1)?.form ?? null) : null,
    end: how,
    without: 'failed' in first ? null : statusOf(first.answer),
    tries,
  });
  if ('failed' in first || !mayTryForms(first.answer)) return end('held');
  const schemes = challengeSchemes(first.answer.header('www-authenticate'));
  const forms = usualForms(origin, path, schemes, basic);
  for (const each of forms) {
    await pause(signal);
    const reply = await send(tryRequest(each, origin, path, secret), signal);
    if ('failed' in reply) {
      tries.push({ form: each.form, status: null, reason: reply.failed });
      return end('stopped');
    }
    tries.push({ form: each.form, status: statusOf(reply.answer), reason: null });
    const next = afterTry(reply.answer);
    if (next !== 'next') return end(next === 'accepted' ? 'accepted' : 'stopped');
  }
  return end(forms.length === 0 ? 'no-form' : 'all-tried');
}

/** The browser hides the status of a redirect. */
function statusOf({ status }: Answer): number | null {
  return status === 0 ? null : status;
}

async function send(request: Parameters<typeof probeFetch>[0], signal: AbortSignal) {
  if (signal.aborted) throw new LockedError();
  const reply = await probeFetch(request, signal);
  if (signal.aborted) throw new LockedError();
  return reply;
}

/** @throws {InvalidInputError} `not-its-address` where the path spells out what was typed with it */
function bareRequest(origin: string, path: string, secrets: readonly string[]) {
  if (spellsOut(path, secrets)) throw new InvalidInputError('not-its-address');
  const nothing = { secret: '', fields: [], headers: [], origins: [origin] };
  return probeRequest({ method: 'GET', path, works: {} }, nothing, origin);
}

function tryRequest({ header }: FormTry, origin: string, path: string, secret: string) {
  const token = { secret, fields: [], headers: [header], origins: [origin] };
  return probeRequest({ method: 'GET', path, works: {} }, token, origin);
}

async function requireAccess(origin: string): Promise<void> {
  await requireVault();
  if (!(await hasAccess([accessPattern(origin)]))) throw new KeybearerError('no-access');
}

async function readTried(origin: string, digest: string): Promise<Tried | null> {
  const tried = (await triedStore.read(await requireVault())) ?? [];
  return tried.find((each) => isSame(each, { origin, digest }) && isRecent(each)) ?? null;
}

async function keepTried(fresh: Tried): Promise<void> {
  await whileUnlocked(async (vault) => {
    const tried = ((await triedStore.read(vault)) ?? []).filter(
      (each) => !isSame(each, fresh) && isRecent(each),
    );
    await triedStore.write(vault, [...tried, fresh].slice(-MOST_KEPT));
  });
}

function isSame(one: Tried, other: Pick<Tried, 'origin' | 'digest'>): boolean {
  return one.origin === other.origin && one.digest === other.digest;
}

function isRecent({ at }: Tried): boolean {
  return at > Date.now() - NOT_AGAIN;
}

/** The pause between two requests that one company could take for guessing. */
export function oneSecond(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, BETWEEN);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
