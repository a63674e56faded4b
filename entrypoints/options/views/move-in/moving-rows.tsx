import { type KeyboardEvent, useId, useState } from 'react';
import { SentLine } from '../../../../components/controls/fact';
import { typedOrigin } from '../../../../components/edit/typed-origin';
import { listText, text } from '../../../../components/format/text';
import { HostLine } from '../../../../components/pending/address-notes';
import type { MovingItem } from '../../../../core/import/moving/moving-plan';
import { HostField } from './host-field';
import { itemName } from './moving-text';
import { type Choose, isTaken } from './use-moving-choices';

interface RowProps {
  readonly item: MovingItem;
  readonly onChoose: Choose;
}

/** A token whose host the file names. */
export function TakenRow({ item, onChoose }: RowProps) {
  const said = useId();
  const { id, hosts, wasOff, ticked, typed } = item;
  return (
    <li className="moving-row">
      <label className="choice">
        <input
          type="checkbox"
          checked={ticked}
          aria-describedby={said}
          onKeyDown={onArrow}
          onChange={(event) => void onChoose({ id, ticked: event.currentTarget.checked, origin: typed })}
        />
        <bdi className="names">{itemName(item)}</bdi>
      </label>
      <div id={said} className="moving-said">
        <Sends item={item} />
        <div>
          {hosts.map(({ origin, view }) => (
            <HostLine key={origin} host={view} />
          ))}
        </div>
        <span className="quiet">{text(wasOff ? 'was_off_there' : 'lay_in_clear_short')}</span>
      </div>
    </li>
  );
}

/** A token whose host only the user can name. It is judged when the field is left, and can be ticked then. */
export function AsksHostRow({ item, onChoose }: RowProps) {
  const said = useId();
  const sends = useId();
  const { id, hosts, hints, typed, providerName, isBuiltIn } = item;
  const [written, setWritten] = useState(typed ?? '');
  const [isNoHost, setNoHost] = useState(false);
  const name = itemName({ ...item, providerName: null });
  const leave = () => {
    const origin = written.trim() === '' ? null : typedOrigin(written);
    const isNone = origin === null && written.trim() !== '';
    setNoHost(isNone);
    if (origin !== null) setWritten(origin);
    // Who names a host wants it. What is not a host is none.
    if (origin !== typed) void onChoose({ id, ticked: origin !== null, origin });
  };
  const problem = isNoHost ? 'moving_no_host' : item.problem === 'add-by-hand' ? 'moving_add_by_hand' : null;
  return (
    <li className="moving-row">
      <label className="choice">
        <input
          type="checkbox"
          checked={isTaken(item)}
          disabled={hosts.length === 0}
          aria-describedby={`${sends} ${said}`}
          onKeyDown={onArrow}
          onChange={(event) => void onChoose({ id, ticked: event.currentTarget.checked, origin: typed })}
        />
        <bdi className="names">{name}</bdi>
      </label>
      <div className="moving-said">
        <Sends item={item} id={sends} />
        <div className="stack-tight">
          <HostField
            label={text('moving_host_of', name)}
            describedBy={said}
            invalid={problem !== null}
            value={written}
            onChange={setWritten}
            onLeave={leave}
            onKeyDown={onArrow}
          />
          <div id={said}>
            {problem !== null && (
              <p className="field-problem" role="alert">
                {text(problem)}
              </p>
            )}
            {hosts.length === 0 && problem === null && <p className="quiet">{text('moving_name_host')}</p>}
            {isBuiltIn && providerName !== null && <p>{providerName}</p>}
            {hints.length > 0 && (
              <p className="quiet names">
                {text('moving_was_for')} <bdi>{listText(hints)}</bdi>
              </p>
            )}
          </div>
        </div>
        <span className="quiet">{text(item.wasOff ? 'was_off_there' : 'lay_in_clear_short')}</span>
      </div>
    </li>
  );
}

/** What will be sent: the token's header, and what goes with it. */
function Sends({ item, id }: Pick<RowProps, 'item'> & { readonly id?: string }) {
  const { headerLine, extraHeaders, isHeaderGuessed } = item;
  return (
    <div id={id}>
      <SentLine>{headerLine}</SentLine>
      {extraHeaders.map((line) => (
        <SentLine key={line}>{line}</SentLine>
      ))}
      {isHeaderGuessed && <p className="quiet">{text('moving_guessed')}</p>}
    </div>
  );
}

/** Up and down go from field to field, Enter from a tick to the address beside it. */
function onArrow(event: KeyboardEvent<HTMLInputElement>): void {
  const { key, currentTarget } = event;
  if (key === 'Enter') {
    currentTarget.closest('li')?.querySelector<HTMLInputElement>('input[type=text]')?.focus();
    return;
  }
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return;
  event.preventDefault();
  const all = currentTarget.closest('.moving')?.querySelectorAll<HTMLInputElement>('input:not(:disabled)');
  const inputs = [...(all ?? [])];
  inputs[inputs.indexOf(currentTarget) + (key === 'ArrowDown' ? 1 : -1)]?.focus();
}
