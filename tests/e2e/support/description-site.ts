import type { FullAnswer, Site } from '../../servers/site';

export const API = 'api.acme-widgets.dev';
export const DOCUMENT = `https://${API}/openapi.json`;
export const ELSEWHERE = 'docs.acme-widgets.dev';
export const METADATA = '169.254.169.254';
export const NEARBY = '192.168.0.10';
export const TOKEN = 'acme-made-up-token-5b21c8';
/** A title that tries to be markup, and to turn the line around. */
const HOSTILE = '<img src=https://evil.example/x onerror=alert(1)>\u202e Acme';

export const json = (status: number, body: unknown): FullAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

export const DESCRIPTION = {
  openapi: '3.1.0',
  info: { title: 'Acme Widgets' },
  servers: [{ url: '/v2' }],
  components: { securitySchemes: { token: { type: 'apiKey', in: 'header', name: 'Authorization' } } },
  security: [{ token: [] }],
  paths: { '/me': { get: { responses: {} } }, '/widgets': { get: {}, delete: {} } },
};

const HOSTILE_DESCRIPTION = {
  ...DESCRIPTION,
  info: { title: HOSTILE, description: '![](https://evil.example/pixel.png)' },
  servers: [
    { url: `https://${API}/v2` },
    { url: `http://${NEARBY}/` },
    { url: `http://${METADATA}/` },
    { url: 'https://api.github.com' },
  ],
  externalDocs: { url: 'https://evil.example/docs' },
  paths: {
    '/me': { $ref: `http://${METADATA}/latest/meta-data` },
    '/widgets': { get: { parameters: [{ $ref: 'https://evil.example/parts.yaml#/a' }] } },
  },
};

/** An API with its description, and descriptions that lead elsewhere. */
export const site: Site = ({ path, headerValues }) => {
  if (path === '/openapi.json') return json(200, DESCRIPTION);
  if (path === '/hostile.json') return json(200, HOSTILE_DESCRIPTION);
  if (path === '/moved.json')
    return { status: 302, headers: { location: `https://${ELSEWHERE}/openapi.json?x=1` }, body: '' };
  if (path === '/inside.json')
    return { status: 307, headers: { location: `http://${METADATA}/latest` }, body: '' };
  const [sent = ''] = headerValues('authorization');
  if (path === '/v2/me') return sent === `Token ${TOKEN}` ? json(200, { name: 'Jane Doe' }) : json(401, {});
  return json(404, {});
};

/** What a person does, counted: clicks, pastes, filled fields, the browser's own questions. */
export function countedActions() {
  const actions: string[] = [];
  return {
    actions,
    async do(action: string, work: () => Promise<unknown>): Promise<void> {
      actions.push(action);
      await work();
    },
  };
}
