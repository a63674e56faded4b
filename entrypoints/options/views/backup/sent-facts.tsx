import { Fact, SentLine } from '../../../../components/controls/fact';
import { hostText } from '../../../../components/format/site-text';
import { text } from '../../../../components/format/text';

interface SentFactsProps {
  readonly headerLines: readonly string[];
  readonly origins: readonly string[];
}

/** What of a file would be sent, and where: every header and every host. */
export function SentFacts({ headerLines, origins }: SentFactsProps) {
  return (
    <>
      <Fact word={text('fact_sends')}>
        {headerLines.map((line) => (
          <SentLine key={line}>{line}</SentLine>
        ))}
      </Fact>
      <Fact word={text('fact_to')}>
        {origins.map((origin) => (
          <SentLine key={origin}>{hostText(origin)}</SentLine>
        ))}
      </Fact>
    </>
  );
}
