import { useState } from 'react';
import type { TokenView } from '../../core/pages/snapshot';
import { mayAct } from '../../core/shapes/may-act';
import { Button } from '../controls/button';
import { SentLine } from '../controls/fact';
import { hostText } from '../format/site-text';
import { text } from '../format/text';
import { Row, TextRow } from '../own-api/own-api-row';
import { useUi } from '../state/store';
import { useBusy } from '../state/use-busy';
import { testTokenAt } from '../tokens/test-token';

/** Asks an address of the token's own hosts that the user gives, as none is known that shows whether it works. */
export function TestAt({ token }: { readonly token: TokenView }) {
  const { asks, origins, providerName, getActs } = token;
  const inTab = useUi((state) => state.tab?.url ?? null);
  const [{ origin, path }, setAddress] = useState(() => firstAddress(token, inTab));
  const [busy, whileBusy] = useBusy();
  const isPath = /^\/[!-~]*$/.test(path);
  const address = isPath && URL.canParse(path, origin) ? new URL(path, origin).href : null;
  const acts = address !== null && (getActs || mayAct(address));
  if (asks.at === null) return null;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (address !== null) whileBusy(() => testTokenAt(token, { origin, path, ...(acts && { acts }) }));
      }}
    >
      {origins.length > 1 && (
        <Row label={text('test_at_host')}>
          {(id) => (
            <select
              id={id}
              className="input"
              value={origin}
              onChange={(event) => setAddress({ origin: event.currentTarget.value, path })}
            >
              {origins.map((each) => (
                <option key={each} value={each}>
                  {hostText(each)}
                </option>
              ))}
            </select>
          )}
        </Row>
      )}
      <TextRow
        label={text('test_at_path', hostText(origin))}
        hint={text('test_at_hint', providerName)}
        value={path}
        placeholder="/v1/me"
        longest={300}
        mono
        onInput={(typed) => setAddress({ origin, path: typed.trim() })}
      />
      {address !== null && <SentLine>{`GET ${address}`}</SentLine>}
      {acts && <p className="quiet">{text('test_at_acts')}</p>}
      <div className="actions">
        <Button type="submit" busy={busy || address === null}>
          {text(acts ? 'ask_all_the_same' : 'ask_this_address')}
        </Button>
      </div>
    </form>
  );
}

/** What was asked last; else what the tab shows, where that is one of the token's hosts. */
function firstAddress({ asks, origins }: TokenView, inTab: string | null): { origin: string; path: string } {
  const at = asks.at ?? { origin: '', path: '' };
  if (at.path !== '' || inTab === null || !URL.canParse(inTab)) return at;
  const { origin, pathname, search } = new URL(inTab);
  const path = `${pathname}${search}`;
  return origins.includes(origin) && path !== '/' ? { origin, path } : at;
}
