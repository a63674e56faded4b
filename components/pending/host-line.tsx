import { Fragment } from 'react';
import type { HostView } from '../../core/pages/host-view';
import { text } from '../format/text';

interface HostLineProps {
  readonly host: HostView;
  /** The path below which the token is sent. */
  readonly path?: string;
}

/** A host by itself, with what somebody registered in bold: that part says whose it is. */
export function HostLine({ host, path = '' }: HostLineProps) {
  const { before, domain, port, plain } = host;
  return (
    <code className="line host-line">
      <bdi>
        {[...before.matchAll(/[^.]*\./g)].map(({ 0: label, index }) => (
          <Fragment key={index}>
            {label}
            <wbr />
          </Fragment>
        ))}
        <strong>{domain}</strong>
        {port}
        {path}
      </bdi>
      {plain && <span className="quiet"> {text('without_encryption')}</span>}
    </code>
  );
}

/** The same where it stands in a sentence. */
export function hostName({ before, domain, port }: HostView): string {
  return before + domain + port;
}
