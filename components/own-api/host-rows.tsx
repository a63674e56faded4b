import type { OwnProviderInput } from '../../core/providers/own-provider';
import { isNamedAsApi } from '../../core/shapes/api-host';
import { Button } from '../controls/button';
import { text } from '../format/text';
import { Row } from './own-api-row';

interface HostRowsProps {
  readonly value: OwnProviderInput;
  readonly onChange: (next: OwnProviderInput) => void;
  readonly problemAt: (index: number) => string | null;
}

const MOST = 64;

/** The hosts that tokens go to, each by its exact address: regions, a sandbox. */
export function HostRows({ value, onChange, problemAt }: HostRowsProps) {
  const { origins } = value;
  const put = (index: number, origin: string, more: Partial<OwnProviderInput> = {}) =>
    onChange({ ...value, ...more, origins: origins.map((each, at) => (at === index ? origin : each)) });
  /** A whole address was typed or pasted: the host is taken from it, and the path is what can be asked. */
  const leave = (index: number, typed: string) => {
    const { origin, path } = parted(typed);
    const check = value.check === null && path !== '' ? { check: { method: 'GET' as const, path } } : {};
    // Until the user says otherwise by the tick: pages of an app on the host are the best place for a thief.
    const shared = URL.canParse(origin) && { sharedWithApp: !isNamedAsApi(new URL(origin).hostname) };
    if (origin !== typed || (index === 0 && shared))
      put(index, origin, { ...check, ...(index === 0 && shared) });
  };
  return (
    <fieldset className="stack own-hosts">
      <legend className="unseen">{text('own_hosts')}</legend>
      {origins.map((origin, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their place, and hosts are being typed.
        <div key={index} className="own-host">
          <Row
            label={index === 0 ? text('own_host') : text('own_host_more', index + 1)}
            problem={problemAt(index)}
          >
            {(id, described) => (
              <input
                id={id}
                className="input mono"
                aria-describedby={described}
                aria-invalid={problemAt(index) !== null}
                value={origin}
                placeholder="https://api.acme.example"
                maxLength={2000}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                onChange={(event) => put(index, event.currentTarget.value)}
                onBlur={(event) => leave(index, event.currentTarget.value)}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') leave(index, event.currentTarget.value);
                }}
              />
            )}
          </Row>
          {origins.length > 1 && (
            <Button
              look="plain"
              aria-label={text('own_host_remove', index + 1)}
              onClick={() => onChange({ ...value, origins: origins.filter((_origin, at) => at !== index) })}
            >
              {text('remove_short')}
            </Button>
          )}
        </div>
      ))}
      {origins.length < MOST && (
        <div className="actions">
          <Button look="link" onClick={() => onChange({ ...value, origins: [...origins, ''] })}>
            {text('own_more_hosts')}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

/**
 * The origin of what was typed, where that is an address without anything odd, and the path behind it. Whatever else
 * was typed stays as it is: the judge says what is wrong with it.
 */
function parted(typed: string): { readonly origin: string; readonly path: string } {
  const plain = typed.trim();
  const written = /^https?:\/\//i.test(plain) ? plain : `https://${plain}`;
  if (plain === '' || !/^[!-~]+$/.test(plain) || /[@*%\\{}]/.test(plain) || !URL.canParse(written))
    return { origin: plain, path: '' };
  const { origin, pathname } = new URL(written);
  return { origin, path: pathname === '/' ? '' : pathname };
}
