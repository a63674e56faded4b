import { Fact } from '../../../components/controls/fact';
import { SentLine } from '../../../components/controls/sent-line';
import { listText } from '../../../components/format/list-text';
import { hostText } from '../../../components/format/site-text';
import { text } from '../../../components/format/text';
import type { TokenView } from '../../../core/pages/snapshot';

/** What is sent, where, and from which pages. */
export function TokenFacts({ token }: { readonly token: TokenView }) {
  return (
    <dl className="facts">
      <Fact word={text('fact_sends')}>
        {token.headerLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_to')}>
        {token.origins.map((origin) => (
          <SentLine key={origin}>{hostText(origin) + token.pathPrefix}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_from')}>
        {listText([
          text(token.scope === 'automatic' ? 'address_bar' : 'chosen_tabs'),
          ...token.allowedSites.map(hostText),
        ])}
      </Fact>
    </dl>
  );
}
