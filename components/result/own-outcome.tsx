import { useEffect, useId, useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import type { IdentityChoice } from '../../core/probe/identity-choices';
import type { TestResult } from '../../core/token/outcome';
import { sendMessage } from '../../platform/send-message';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { TextRow } from '../own-api/own-api-row';
import { run, send } from '../state/send';
import { announce } from '../state/store';
import { useBusy } from '../state/use-busy';
import { testToken } from '../tokens/test-token';

interface OwnOutcomeProps {
  readonly token: TokenView;
  readonly test: TestResult;
}

/** After these another address says more. */
const ANOTHER_ADDRESS: ReadonlySet<TestResult['reason']> = new Set([
  'open-without-token',
  'open-differs',
  'accepted-nothing-there',
  'held-html',
  'held-redirect',
  'html',
  'redirect',
]);

/** What a test of an API that the user described leaves to them: whose it is, or what else to ask. */
export function OwnOutcome({ token, test }: OwnOutcomeProps) {
  if (test.outcome === 'works' && test.identity === null) return <IdentityPick token={token} />;
  if (test.outcome === 'unclear' && ANOTHER_ADDRESS.has(test.reason)) return <AnotherAddress token={token} />;
  return null;
}

/** Lines of the answer. One that is picked names the token; the others are forgotten. */
function IdentityPick({ token: { id } }: Pick<OwnOutcomeProps, 'token'>) {
  const name = useId();
  const [choices, setChoices] = useState<readonly IdentityChoice[]>([]);
  const [busy, whileBusy] = useBusy();
  useEffect(() => {
    let shown = true;
    // Without an answer nothing is asked.
    sendMessage('token.identity-choices', { id }).then(
      (kept) => shown && setChoices(kept),
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [id]);
  if (choices.length === 0) return null;
  const pick = ({ path, text: value }: IdentityChoice) =>
    whileBusy(async () => {
      // The list is gone then, and with it the focus.
      if (await send('token.pick-identity', { id, path })) announce(text('identity_owner', value));
    });
  return (
    <fieldset className="identity-pick" disabled={busy}>
      <legend>{text('identity_pick')}</legend>
      {choices.map(({ path, text: value }) => (
        <label key={path} className="choice">
          <input type="radio" name={name} onChange={() => pick({ path, text: value })} />
          <span className="quiet">{path}</span> <bdi>{value}</bdi>
        </label>
      ))}
      <label className="choice">
        <input type="radio" name={name} defaultChecked />
        {text('identity_pick_none')}
      </label>
    </fieldset>
  );
}

/** Points the check elsewhere and asks there. */
function AnotherAddress({ token }: Pick<OwnOutcomeProps, 'token'>) {
  const { providerId } = token;
  const [path, setPath] = useState('');
  const [busy, whileBusy] = useBusy();
  const ask = () =>
    run(async () => {
      const input = await sendMessage('own.get', { id: providerId });
      // Host and name stay as the user has confirmed them.
      const check = { method: 'GET', path } as const;
      await sendMessage('own.save', { id: providerId, input: { ...input, check }, isOther: true });
      await testToken(token);
    });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (path !== '') whileBusy(ask);
      }}
    >
      <TextRow
        label={text('another_address')}
        hint={text('own_check_hint')}
        value={path}
        placeholder="/v1/me"
        longest={200}
        mono
        onInput={setPath}
      />
      <div className="actions">
        <Button type="submit" busy={busy || path === ''}>
          {text('ask_this_address')}
        </Button>
      </div>
    </form>
  );
}
