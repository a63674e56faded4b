import type { FormName, FormsResult, Look } from '../../core/probe/usual-forms';
import { reasonText } from './outcome-text';
import { listText, type TextKey, text } from './text';

const FORMS: Readonly<Record<FormName, TextKey>> = {
  bearer: 'form_bearer',
  'x-api-key': 'form_x_api_key',
  token: 'form_token',
  'basic-user': 'form_basic_alone',
  'basic-password': 'form_basic_password',
  apikey: 'form_apikey',
  geniekey: 'form_geniekey',
  ssws: 'form_ssws',
};

/** What an address answered without the token, and what it asks for. */
export function lookText(look: Look): string {
  if (look.kind === 'none') {
    const reason = reasonText({ reason: look.reason, status: null, statusWithout: null });
    return text('look_nothing', reason ?? '');
  }
  const { kind, status, schemes, message } = look;
  const asks = schemes.filter((scheme) => scheme !== 'other');
  return [
    text(kind === 'redirect' ? 'look_redirect' : kind === 'html' ? 'look_html' : 'look_status', status || ''),
    asks.length > 0 ? text('look_asks', listText(asks)) : '',
    schemes.includes('other') ? text('look_asks_other') : '',
    message === null ? '' : text('look_says', message),
    isOpen(look) ? text('look_open') : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function isOpen({ kind, status }: Exclude<Look, { kind: 'none' }>): boolean {
  return kind !== 'redirect' && kind !== 'html' && status >= 200 && status < 300;
}

/** "X-Api-Key was accepted (200). Without: 401. 2 forms tried." */
export function triedText({ accepted, end, tries, without }: FormsResult): string {
  const last = tries.at(-1);
  const status = last?.status ?? '';
  const said =
    accepted !== null
      ? text('tried_accepted', text(FORMS[accepted]), status)
      : end === 'stopped'
        ? text('tried_stopped', last === undefined ? '' : text(FORMS[last.form]), status)
        : text(end === 'held' ? 'tried_held' : end === 'no-form' ? 'try_none' : 'tried_none');
  return [
    said,
    without === null ? '' : text('tried_without', without),
    tries.length === 0 ? '' : text(tries.length === 1 ? 'tried_count_one' : 'tried_count', tries.length),
  ]
    .filter(Boolean)
    .join(' ');
}
