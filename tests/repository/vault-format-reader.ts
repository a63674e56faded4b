import {
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  hkdfSync,
} from 'node:crypto';
import { argon2id } from 'hash-wasm';

/**
 * A reader of `docs/vault-format.md` that uses nothing of the product, as a stranger would write it. What is
 * wrong or missing on that page makes it fail.
 */

type Value = string | number | readonly Value[];
type Params = Readonly<Record<string, string | number>>;

export interface FileRead {
  readonly format: number;
  readonly vaultId: string;
  readonly slots: readonly { id: string; kind: string; params: Params; wrapped: string }[];
  readonly checksum: string;
  readonly records: readonly { id: string; revision: number; sealed: string }[];
  readonly index: string;
}

export interface Secrets {
  readonly passphrase: string;
  readonly recoveryCode: string;
  readonly passkeyOutput: string;
}

const bytes = (base64: string | number | undefined): Buffer => Buffer.from(String(base64), 'base64');
const sha256 = (data: Buffer | string): string => createHash('sha256').update(data).digest('base64');
const hkdf = (secret: Buffer, salt: Buffer, info: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, salt, info, 32));

/** The vault key, by the secret of the kind of the slot. */
export async function vaultKey(file: FileRead, kind: string, secrets: Secrets): Promise<Buffer> {
  const slots = file.slots.map(({ id, kind: each, params, wrapped }) => [id, each, sorted(params), wrapped]);
  const header = canonical(['keybearer header', file.format, file.vaultId, slots]);
  if (sha256(header) !== file.checksum) throw new Error('checksum');
  const slot = file.slots.find((each) => each.kind === kind);
  if (slot === undefined) throw new Error('no such slot');

  const box = bytes(slot.wrapped);
  const ephemeral = box.subarray(0, 32);
  const publicKey = bytes(slot.params['publicKey']);
  const secret = await derived(slot.params, kind, secrets);
  const shared = diffieHellman({
    privateKey: createPrivateKey(jwk({ d: secret, x: publicKey })),
    publicKey: createPublicKey(jwk({ x: ephemeral })),
  });
  const auth = hkdf(secret, Buffer.alloc(0), 'keybearer slot auth');
  const agreed = Buffer.concat([shared, auth]);
  const key = hkdf(agreed, Buffer.concat([ephemeral, publicKey]), 'keybearer slot box');
  const data = ['keybearer slot', file.format, file.vaultId, slot.id, slot.kind, sorted(slot.params)];
  return open(key, canonical(data), box.subarray(32));
}

/** Contents of all records by id, as the index lists them. */
export function contents(file: FileRead, key: Buffer): Map<string, unknown> {
  const index = content(open(key, seal(file, 'index', 0, 'index'), bytes(file.index))) as {
    slotsDigest: string;
    records: readonly { id: string; purpose: string; revision: number; digest: string }[];
  };
  if (index.slotsDigest !== file.checksum) throw new Error('slots');
  return new Map(
    index.records.map(({ id, purpose, revision, digest }) => {
      const record = file.records.find((each) => each.id === id);
      if (record?.revision !== revision || sha256(record.sealed) !== digest) throw new Error(id);
      return [id, content(open(key, seal(file, id, revision, purpose), bytes(record.sealed)))];
    }),
  );
}

async function derived(params: Params, kind: string, secrets: Secrets): Promise<Buffer> {
  const salt = bytes(params['salt']);
  if (kind === 'passkey') return hkdf(bytes(secrets.passkeyOutput), salt, 'keybearer passkey');
  if (kind === 'recovery') {
    const symbols = secrets.recoveryCode.replaceAll('-', '').slice(0, 26);
    return hkdf(Buffer.from(symbols), salt, 'keybearer recovery code');
  }
  const password = secrets.passphrase.normalize('NFKC');
  const { memoryKiB, passes, parallelism } = params;
  return Buffer.from(
    await argon2id({
      password,
      salt,
      memorySize: Number(memoryKiB),
      iterations: Number(passes),
      parallelism: Number(parallelism),
      hashLength: 32,
      outputType: 'binary',
    }),
  );
}

function jwk({ d, x }: { d?: Buffer; x: Buffer }) {
  const secret = d === undefined ? {} : { d: d.toString('base64url') };
  return {
    format: 'jwk' as const,
    key: { kty: 'OKP', crv: 'X25519', x: x.toString('base64url'), ...secret },
  };
}

function seal({ format, vaultId }: FileRead, id: string, revision: number, purpose: string): Buffer {
  return canonical(['keybearer seal', format, vaultId, id, revision, purpose]);
}

function open(key: Buffer, data: Buffer, sealed: Buffer): Buffer {
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
  cipher.setAAD(data).setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
}

function content(padded: Buffer): unknown {
  if (padded.length % 1024 !== 0) throw new Error('padding');
  return JSON.parse(padded.subarray(4, 4 + padded.readUInt32BE()).toString('utf8'));
}

function sorted(params: Params): Value {
  return Object.keys(params)
    .sort()
    .map((name) => [name, params[name] ?? '']);
}

function canonical(value: Value): Buffer {
  if (typeof value === 'string') return field('s', Buffer.from(value));
  if (typeof value === 'number') return field('n', Buffer.from(String(value)));
  return field('l', Buffer.concat(value.map(canonical)));
}

function field(kind: string, inner: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(inner.length);
  return Buffer.concat([Buffer.from(kind), length, inner]);
}
