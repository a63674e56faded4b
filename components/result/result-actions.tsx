import { ExternalLink } from 'lucide-react';
import type { TokenView } from '../../core/pages/snapshot';
import { accessPattern } from '../../core/token/access-pattern';
import { activeConflicts } from '../../core/token/active-conflicts';
import { isHeldBack, type TestResult } from '../../core/token/outcome';
import { requestAccess } from '../../platform/access';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { run, send } from '../state/send';
import { navigate, useUi } from '../state/store';
import { useBusy } from '../state/use-busy';
import { useNow } from '../state/use-now';
import { testToken } from '../tokens/test-token';
import { dismissResult } from './leave-result';

interface ResultActionsProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** The one step that helps most after this outcome. */
export function ResultActions({ token, test }: ResultActionsProps) {
  const { id } = token;
  const [opening, whileBusy] = useBusy();
  const replace = () => {
    navigate({ name: 'replace', id });
    void dismissResult();
  };
  // The tab that opens closes a popup; a page that stays keeps showing the result.
  const open = async () => {
    navigate({ name: 'result', id });
    await dismissResult();
    await send('token.open', { id });
  };
  switch (test.outcome) {
    case 'refused':
      return (
        <>
          <Button look="filled" onClick={replace}>
            {text('replace')}
          </Button>
          <UseAllTheSame token={token} />
        </>
      );
    case 'other-region':
      return <RegionButton token={token} test={test} />;
    case 'too-many':
      return <TestAgainButton token={token} notBefore={test.at + (test.wait ?? 0) * 1000} />;
    case 'not-reached':
      return test.reason === 'certificate' ? (
        <Button look="filled" icon={ExternalLink} onClick={() => void send('token.open', { id })}>
          {text('open_and_check')}
        </Button>
      ) : (
        <TestAgainButton token={token} notBefore={0} />
      );
    case 'works':
    case 'limited':
    case 'unclear':
      if (isHeldBack(test)) return <SendAllTheSame token={token} test={test} />;
      // The API would open with another token, or with none.
      if (!token.on || token.headers.length === 0) return null;
      return (
        <Button look="filled" icon={ExternalLink} busy={opening} onClick={() => whileBusy(open)}>
          {text('open_api')}
        </Button>
      );
  }
}

interface RegionButtonProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** Points the token at the other region. A second host is asked only after this click. */
function RegionButton({ token, test }: RegionButtonProps) {
  const [busy, whileBusy] = useBusy();
  return token.regions
    .filter(({ name }) => name !== (test.region ?? token.region))
    .map(({ name: region, origin }) => (
      <Button
        key={region}
        look="filled"
        busy={busy}
        onClick={() => whileBusy(() => moveTo(token.id, region, origin))}
      >
        {text('use_region', region)}
      </Button>
    ));
}

/** The browser's question must be the first call of the click; no second host is asked without access. */
async function moveTo(id: string, region: string, origin: string): Promise<void> {
  const answer = requestAccess([accessPattern(origin)]);
  await run(async () => {
    if (await answer) await send('token.use-region', { id, region });
  });
}

interface TestAgainButtonProps {
  readonly token: TokenView;
  /** Milliseconds since 1970 until which the provider asked to wait. */
  readonly notBefore: number;
}

/** Tests again, but not sooner than the provider allows. */
function TestAgainButton({ token, notBefore }: TestAgainButtonProps) {
  const now = useNow(1000);
  const [testing, whileBusy] = useBusy();
  const wait = Math.ceil((notBefore - now) / 1000);
  return (
    <Button look="filled" busy={testing || wait > 0} onClick={() => whileBusy(() => testToken(token))}>
      {wait > 0 ? text('test_in', wait) : text(testing ? 'testing' : 'test_again')}
    </Button>
  );
}

/** A token is switched off by a refusal when it is added, and says so until the user decides otherwise. */
export function isOffByRefusal({ switchedOffBy }: TokenView): boolean {
  return switchedOffBy === 'refused';
}

/** The user saw what answered without the token, and sends it there all the same. */
function SendAllTheSame({ token, test }: ResultActionsProps) {
  const [testing, whileBusy] = useBusy();
  const at = token.origins.find((origin) => test.asked.startsWith(`${new URL(origin).host}/`));
  return (
    <Button busy={testing} onClick={() => whileBusy(() => testToken(token, { confirmed: true, at }))}>
      {text('send_all_the_same')}
    </Button>
  );
}

/** Switches a refused token on. Not offered where that would switch off one that may be good. */
function UseAllTheSame({ token }: { readonly token: TokenView }) {
  const tokens = useUi((state) => state.snapshot?.tokens) ?? [];
  const [busy, whileBusy] = useBusy();
  if (!isOffByRefusal(token) || activeConflicts(token, tokens).length > 0) return null;
  return (
    <Button
      look="plain"
      busy={busy}
      onClick={() => whileBusy(() => send('token.edit', { id: token.id, on: true }))}
    >
      {text('use_all_the_same')}
    </Button>
  );
}
