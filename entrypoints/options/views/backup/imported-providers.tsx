import { Fact, SentLine } from '../../../../components/controls/fact';
import { Notice } from '../../../../components/controls/notice';
import { ownProblemText } from '../../../../components/format/own-api-text';
import { listText, text } from '../../../../components/format/text';
import type { ImportView } from '../../../../core/import/import-view';
import { SentFacts } from './sent-facts';

/** Every host and header of what a file describes, and whom it resembles: its name is only what the file claims. */
export function ImportedProviders({ providers }: { readonly providers: ImportView['ownProviders'] }) {
  return (
    <ul className="rows">
      {providers.map(({ name, origins, headerLines, check, problem, leftOut }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike; the list never changes.
        <li key={index} className="managed">
          <h4>
            <bdi>{name}</bdi>
          </h4>
          {problem !== null && (
            <Notice tone="warning">
              {ownProblemText(
                { code: problem.code, place: 'origin', providerId: '' },
                () => problem.provider,
              )}
            </Notice>
          )}
          <dl className="facts">
            <SentFacts headerLines={headerLines} origins={origins} />
            {check !== null && (
              <Fact word={text('own_check_word')}>
                <SentLine>{check}</SentLine>
              </Fact>
            )}
            {leftOut.length > 0 && <Fact word={text('fact_left_out')}>{listText(leftOut)}</Fact>}
          </dl>
        </li>
      ))}
    </ul>
  );
}
