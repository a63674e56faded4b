import type { OwnProviderInput } from '../../core/providers/own-provider';
import { maskedLines } from '../../core/token/headers';
import { text } from '../format/text';

interface RequestPreviewProps {
  readonly input: OwnProviderInput;
  /** What stands for the token: its dots and last four characters. */
  readonly token?: string;
}

/** The check as it will leave, line by line, made by what makes the real one. */
export function RequestPreview({ input, token = '' }: RequestPreviewProps) {
  const [origin = ''] = input.origins;
  const host = URL.canParse(origin) ? new URL(origin).host : origin;
  const fields = input.fields.map(({ name, secret }) => ({ name, value: secret ? '' : `{${name}}`, secret }));
  const path = input.check?.path ?? (input.pathPrefix || '/');
  const lines = [
    `${input.check?.method ?? 'GET'} ${path} HTTP/1.1`,
    `Host: ${host}`,
    ...maskedLines({ ...input, secret: token, fields }, 'shown'),
  ];
  return (
    <section className="request-preview" aria-label={text('own_preview')}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line has nothing but its place, and may hold what is typed.
        <code key={index} className="line">
          {line}
        </code>
      ))}
    </section>
  );
}
