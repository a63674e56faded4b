import { looksLikeAddress } from './address';
import { isPlaceholder } from './placeholder';
import type { DoubtKind } from './reading';

/** A value that is probably no token, and what it is instead. */
export interface Instead {
  readonly doubt: DoubtKind;
  /** May be shown: it names something and is not a secret. */
  readonly text: string | null;
  /** Whether the user may say that it is a token all the same. */
  readonly anyway: boolean;
}

/** Something else puts the token there when it runs: shells, CI, password managers, configuration. */
const POINTERS = [
  /^(?:op|vault|bws|bw|keychain|keyring|pass|awssm|aws-sm|ssm|gcpsm|akv|azurekv|doppler|infisical|secret|secrets|lastpass|dashlane|keeper|conjur|env|file|ref\+[a-z]+):\/\//i,
  /^vault:[\w./-]+#\w+$/,
  /^arn:aws:(?:secretsmanager|ssm|kms):/i,
  /^projects\/[^/]+\/secrets\//,
  /^@Microsoft\.KeyVault\(/i,
  /^\$\{\{?[^}]*\}?\}?$/,
  /^\$[A-Za-z_]\w*$/,
  /^\$env:\w+$/i,
  /^\$\(.*\)?$/s,
  /^`[\w./-]+\s[^`]*`$/,
  /^%[A-Za-z_]\w*%$/,
  /^![A-Za-z_]\w*!$/,
  /^\{\{\s*\$(?:dotenv|processEnv|env|shared)\b[^{}]{0,80}\}\}$/i,
  /^\{\{\s*(?:secrets|env|vars|vault|lookup|\.Values|config|inputs|parameters)\b.*$/is,
  /^!(?:secret|env|vault)\b/i,
  /^(?:var|local|data|module)\.[a-z_][a-z_.]{1,80}$/,
  /^(?:process\.env|import\.meta\.env|Deno\.env|Bun\.env|os\.environ|os\.getenv|os\.Getenv|System\.getenv|Environment\.GetEnvironmentVariable|getenv|env|ENV|\$_ENV|\$_SERVER|secrets|config|settings|dotenv|viper\.GetString|std::env::var)\b[.[(:?]/,
];

const SIGNED =
  /^(?:AWS4-HMAC-SHA256|AWS [A-Z0-9]{16,}:|Signature\b|Digest\b|Hawk\b|OAuth\s+(?:realm|oauth_)|HMAC[-\w]*\b|SharedKey\b|EG1-HMAC-SHA256|TC3-HMAC-SHA256|acs\b|Negotiate\b|NTLM\b)/i;

const PRIVATE_KEY = /-----BEGIN [A-Z ]*PRIVATE KEY|^AGE-SECRET-KEY-1/;
/** Encrypted where it stands: `ENC[AES256_GCM,…]` of SOPS, a vault of Ansible. */
const ENCRYPTED = /^(?:ENC\[|\$ANSIBLE_VAULT;)/;
/**
 * Made by machines and nobody's token: the digest of a file or of a password, the public half of a pair of keys, an
 * address of a network, a moment, a product with its version.
 */
const OTHER_THINGS = [
  /^sha(?:1|256|384|512)[-:][A-Za-z0-9+/=]{20,}$/i,
  /^\$(?:2[aby]?|1|5|6|y|argon2\w*|scrypt|pbkdf2[\w-]*)\$[\w./+,=$-]{8,}$/,
  /^age1[a-z0-9]{58}$/,
  /^\d{1,3}(?:\.\d{1,3}){3}(?:[:/]\d{1,5})?$/,
  /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i,
  /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/,
  /^[A-Za-z][A-Za-z.-]*\/v?\d+(?:\.\d+)*$/,
  /^arn:aws[\w-]*:(?!secretsmanager:|ssm:|kms:)/,
  /^data:[\w.+/;=-]{1,100},/i,
];
/** The name of a file, by an end that names have and tokens don't. */
const FILE_NAME =
  /^[\w.@+-]+\.(?:zip|tar|t?gz|tgz|bz2|xz|7z|rar|whl|jar|deb|rpm|dmg|exe|msi|pkg|iso|img|json|ya?ml|toml|ini|conf|cfg|env|txt|md|csv|log|pem|key|crt|cer|p12|pfx|html?|xml|pdf|docx?|xlsx?|png|jpe?g|svg|[cm]?js|[cm]?ts|tsx|jsx|py|rb|go|rs|java|kt|php|sh|ps1)$/i;
/** Three dots or more, or stars, between or behind characters that were left. */
const SHORTENED =
  /\.{3,}|…|[*•●∗＊]{3,}|\[(?:\.\.\.|redacted|hidden|masked|snip)\]|<(?:redacted|hidden|masked|snip)>/iu;

/**
 * Judges a value in the place of a token.
 * @param value as pasted, without the quotes around it
 * @returns null where it can be a token
 */
export function insteadOfToken(value: string): Instead | null {
  const text = value.trim();
  if (PRIVATE_KEY.test(text)) return { doubt: 'private-key', text: null, anyway: false };
  if (ENCRYPTED.test(text)) return { doubt: 'pointer', text: null, anyway: false };
  if (OTHER_THINGS.some((form) => form.test(text))) return { doubt: 'no-token', text: null, anyway: true };
  if (SIGNED.test(text)) return { doubt: 'signed', text: null, anyway: false };
  if (POINTERS.some((form) => form.test(text)))
    return { doubt: 'pointer', text: holdsSecret(text) ? null : text.slice(0, 80), anyway: true };
  if (isPlaceholder(text))
    return { doubt: 'placeholder', text: holdsSecret(text) ? null : text.slice(0, 80), anyway: true };
  if (SHORTENED.test(text)) return { doubt: 'masked', text: null, anyway: true };
  if (looksLikeAddress(text) || /^[^\s@]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text))
    return { doubt: 'address', text: null, anyway: true };
  if (
    /^(?:\.{0,2}|~)\/[\w.~-]+(?:\/[\w.~-]+)*$|^[A-Z]:\\/.test(text) &&
    /\.\w{1,6}$|^\/(?:home|Users|etc|var|run|tmp)\//.test(text)
  )
    return { doubt: 'file', text: null, anyway: true };
  if (FILE_NAME.test(text) || /^[A-Za-z]\w{1,40}=\/[\w.-]+(?:\/[\w.-]+)+$/.test(text))
    return { doubt: 'file', text: null, anyway: true };
  return null;
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/** Whether a part of a text looks made by a machine: the text may hold a secret and is not shown. */
export function holdsSecret(text: string): boolean {
  return (
    UUID.test(text) ||
    text.split(/[^A-Za-z0-9]+/).some((part) => part.length >= 16 && /\d/.test(part) && /[A-Za-z]/.test(part))
  );
}

/** Whether a value looks made by a machine: no word, no number, no version, no path. */
export function looksRandom(value: string): boolean {
  if (!/^[\x21-\x7e]{8,}$/.test(value) || /["'`\\,;(){}<>[\]]/.test(value)) return false;
  if (/^v?\d+(?:[.:-]\d+)+\w*$|^\d{1,12}$|^[\d.:TZ-]+$/.test(value) || value.includes('://')) return false;
  if (/^[\w.+-]+\/[\w.+;=*-]*[^=]$/.test(value) && !/\d/.test(value)) return false;
  return (/\d/.test(value) && /[A-Za-z]/.test(value)) || /^[A-Za-z0-9+/_-]{6,}={1,2}$/.test(value);
}
