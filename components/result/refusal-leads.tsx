import type { Characters, RefusalLeads as Leads } from '../../core/pages/refusal-leads';
import type { TokenView } from '../../core/pages/snapshot';
import { Fact } from '../controls/fact';
import { type TextKey, text } from '../format/text';
import { relativeTime } from '../format/time-text';
import { useNow } from '../state/use-now';

const CHARACTERS: Readonly<Record<Characters, TextKey>> = {
  digits: 'characters_digits',
  hex: 'characters_hex',
  uuid: 'characters_uuid',
  jwt: 'characters_jwt',
  letters: 'characters_letters',
  more: 'characters_more',
};

/** What a person would check first after a refusal: the token's form, and how it was pasted. */
export function RefusalLeads({ token, leads }: { readonly token: TokenView; readonly leads: Leads }) {
  const now = useNow();
  const { length, characters, otherForm, cameAs, expiredAt, looksOdd } = leads;
  return (
    <>
      <Fact word={text('fact_token')}>
        <p>{text('lead_form', length, text(CHARACTERS[characters]))}</p>
        {otherForm && <p>{text('lead_other_form', token.providerName)}</p>}
        {expiredAt !== null && <p>{text('lead_expired', relativeTime(expiredAt, now))}</p>}
        {looksOdd && <p>{text('lead_odd')}</p>}
      </Fact>
      {cameAs !== null && (
        <Fact word={text('fact_came')}>
          {text('lead_came', cameAs.pasted)} {text('lead_sent', cameAs.sent)}
        </Fact>
      )}
    </>
  );
}
