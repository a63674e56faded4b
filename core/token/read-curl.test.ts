import { describe, expect, it } from 'vitest';
import { headerFromCurl } from './read-curl';
import { readPasted } from './read-pasted';

const TOKEN = 'u+Ab3_xYz-0123456789';
const URL_ = 'https://api.pagerduty.com/users/me?x=1';
const PD = `Authorization: Token token=${TOKEN}`;

describe('a curl command', () => {
  it.each([
    ['in one line', `curl -H "${PD}" ${URL_}`],
    ['with single quotes', `curl '${URL_}' -H '${PD}'`],
    ['with a prompt', `$ curl -H "${PD}" ${URL_}`],
    ['with --header', `curl --header "${PD}" ${URL_}`],
    ['with --header=', `curl --header="${PD}" ${URL_}`],
    ['with -H without a blank', `curl -H"${PD}" ${URL_}`],
    [
      'over several lines',
      `curl -X GET \\\n  -H 'Accept: application/json' \\\n  -H '${PD}' \\\n  ${URL_}\n`,
    ],
    ['over several lines of Windows', `curl.exe -X GET ^\r\n  -H "${PD}" ^\r\n  "${URL_}"`],
    ['with a line end of Windows right after a quote', `curl.exe -H "${PD}"^\r\n "${URL_}"`],
    ['of PowerShell', `curl.exe -H "${PD}" \`\r\n "${URL_}"`],
    ['as Chrome copies it for cmd', `curl ^"${URL_}^" ^\r\n  -H ^"accept: */*^" ^\r\n  -H ^"${PD}^"`],
    ['with a lower-case name', `curl -H 'authorization: Token token=${TOKEN}' ${URL_}`],
    ['with quotes inside', `curl -H "Authorization: Token token=\\"${TOKEN}\\"" ${URL_}`],
    ['in upper case', `CURL -H '${PD}' '${URL_}'`],
    ['with other secrets', `curl -H 'X-Other-Key: zzzzzzzz' -H 'Cookie: a=b' -H '${PD}' '${URL_}'`],
    ['with a body', `curl '${URL_}' -H '${PD}' --data-raw '{"a":"Authorization: Bearer no"}'`],
  ])('%s', (_, text) => {
    expect(readPasted(text)).toMatchObject({
      secret: TOKEN,
      header: 'authorization',
      origin: 'https://api.pagerduty.com',
    });
  });

  it('finds the header that speaks of a token among all that a browser sends', () => {
    const text = [
      `curl 'https://api.probe.splx.ai/api/v2/x'`,
      ...['accept: */*', 'cache-control: no-cache', 'dnt: 1', 'priority: u=1, i', 'sec-ch-ua: "X";v="1"'].map(
        (line) => `-H '${line}'`,
      ),
      `-H 'x-csrf-token: nonsense'`,
      `-H 'x-requested-with: y'`,
      `-H 'x-api-key: ${TOKEN}'`,
    ].join(' \\\n  ');
    expect(readPasted(text)).toMatchObject({ secret: TOKEN, header: 'x-api-key' });
  });

  it('takes the only unusual header, whatever its name, with or without a blank', () => {
    expect(readPasted(`curl -H 'Content-Type: a/b' -H 'X-Splx:${TOKEN}' ${URL_}`)).toMatchObject({
      secret: TOKEN,
      header: 'x-splx',
    });
  });

  it('keeps a backslash inside single quotes', () => {
    expect(headerFromCurl(`curl -H 'X-Key: a\\$b'`)?.headerLine).toBe('X-Key: a\\$b');
    expect(headerFromCurl(`curl -H "X-Key: a\\$b"`)?.headerLine).toBe('X-Key: a$b');
  });

  it('keeps scheme, host and port of the address, and nothing else of it', () => {
    const of = (address: string) => headerFromCurl(`curl -H 'X-Key: a' ${address}`)?.origin;
    expect(of('https://user:pass@api.example.com:8443/secret?token=1#x')).toBe(
      'https://api.example.com:8443',
    );
    expect(of('HTTPS://API.example.com')).toBe('https://api.example.com');
    expect(of('http://api.example.com')).toBeNull();
    expect(of('https://')).toBeNull();
    expect(of('')).toBeNull();
  });
});

describe('is no curl command with a token', () => {
  it.each([
    'curl https://api.example.com',
    "curl -H 'Accept: a/b' https://api.example.com",
    'curly -H "X-Key: a"',
    'wget --header "X-Key: a"',
    'abc curl -H "X-Key: a"',
    '',
  ])('%s', (text) => {
    expect(headerFromCurl(text)).toBeNull();
  });
});
