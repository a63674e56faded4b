/** One spelling of a secret and the bytes to look for. */
export interface SecretForm {
  readonly name: 'plain' | 'utf-16' | 'hex' | 'url' | 'base64' | 'decimal';
  readonly bytes: Buffer;
}

const SHORTEST = 8;

/** Every spelling in which a secret could lie on disk, each text form also as UTF-16. */
export function secretForms(secret: string | Uint8Array): readonly SecretForm[] {
  const bytes = Buffer.from(secret);
  if (bytes.length < SHORTEST) throw new RangeError('too short to be told from chance');
  const texts: readonly (readonly [SecretForm['name'], string])[] = [
    ['hex', bytes.toString('hex')],
    ['hex', bytes.toString('hex').toUpperCase()],
    ...urlForms(secret, bytes).map((text) => ['url', text] as const),
    ...base64Forms(bytes).map((text) => ['base64', text] as const),
    ['decimal', [...bytes].join(',')],
    ['decimal', [...bytes].join(', ')],
  ];
  const asText = typeof secret === 'string' ? [wide(secret), wide(secret).swap16()] : [];
  return [
    { name: 'plain', bytes },
    ...asText.map((each) => ({ name: 'utf-16' as const, bytes: each })),
    ...texts.flatMap(([name, text]) => [
      { name, bytes: Buffer.from(text, 'latin1') },
      { name, bytes: wide(text) },
    ]),
  ];
}

function wide(text: string): Buffer {
  return Buffer.from(text, 'utf16le');
}

function urlForms(secret: string | Uint8Array, bytes: Buffer): readonly string[] {
  const every = [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  const usual = typeof secret === 'string' ? [encodeURIComponent(secret)] : [];
  // Where nothing had to be escaped the plain form finds it.
  return [...usual.filter((text) => text !== secret), every, every.toUpperCase()];
}

/** The characters that don't depend on what stands before and after, for each of the three alignments. */
function base64Forms(bytes: Buffer): readonly string[] {
  const forms = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replaceAll('=', '');
    const rest = ((shift + bytes.length) * 8) % 6;
    return text.slice(Math.ceil((shift * 8) / 6), rest === 0 ? text.length : -1);
  });
  const forAddresses = forms.map((text) => text.replaceAll('+', '-').replaceAll('/', '_'));
  return [...new Set([...forms, ...forAddresses])];
}
