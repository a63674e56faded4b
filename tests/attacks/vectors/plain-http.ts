import type { AttackPage } from '../browsers/attack-browser';
import { link } from '../suite/markup';
import { sentFrom, typed, withPlainToken, withPorts } from '../suite/plain-token';
import type { Stage } from '../suite/stage';
import type { Vector } from '../suite/vector';

const LOCAL = 'http://localhost:{port}';
const NAS = 'http://nas.local';
const ROUTER = 'http://192.168.1.10';
const IPV6 = 'http://[fd00::7]';
const LABEL = 'http://intranet';
const ANY_PORT = ['http://localhost:0', 'http://127.0.0.1:0', 'http://[::1]:0'];

/** The user types an address beside the token's own into the chosen tab. */
const beside = (origins: readonly string[], own: string, address: string, at: string): Vector => ({
  prize: 'plain-token',
  at,
  run: withPlainToken(origins, `${own}/start`, typed(address)),
});

/** A page of the token's own host causes a visit, in the chosen tab. */
const ownLink = (origin: string, at: string): Vector => ({
  prize: 'plain-token',
  at,
  run: withPlainToken([origin], `${origin}/start`, async (stage, own) => {
    await own.insert(link('', withPorts(origin, stage) + stage.path));
  }),
});

/** The attacker's page opened the tab that the user then chooses, and sends it to an address of its choice. */
const handle = (from: string, origins: readonly string[] = [LOCAL]): Vector => ({
  prize: 'plain-token',
  at: 'localhost',
  run: async (stage: Stage, page: AttackPage) => {
    const attacker = withPorts(from, stage);
    const start = withPorts(`${LOCAL}/start`, stage);
    await page.goto(`${attacker}/`);
    await page.evaluate(`globalThis.kept = window.open('${start}'); 0`);
    const own = await stage.browser.tabAt(start);
    await sentFrom(stage, own, origins, `${LOCAL}/start`);
    await page.evaluate(`kept.location = '${withPorts(LOCAL, stage)}${stage.path}'; 0`);
  },
});

/** A page in another tab, while the token is sent from the chosen one. */
const meanwhile = (from: string, markup: string, parts: Partial<Vector> = {}): Vector => ({
  prize: 'plain-token',
  at: 'localhost',
  run: withPlainToken([LOCAL], `${LOCAL}/start`, async (stage, _own, page) => {
    await page.goto(`${withPorts(from, stage)}/`);
    await page.insert(markup.replaceAll('{local}', withPorts(LOCAL, stage) + stage.path));
  }),
  ...parts,
});

/** Around a token that goes to this computer or to the user's own network, without encryption. */
export default {
  'other-port': beside([LOCAL], LOCAL, 'http://localhost:{other}', 'localhost'),
  'other-name-of-this-computer': beside([LOCAL], LOCAL, 'http://127.0.0.1:{port}', '127.0.0.1'),
  'below-localhost': beside([LOCAL], LOCAL, 'http://foo.localhost:{port}', 'foo.localhost'),
  'below-localhost-any-port': beside(ANY_PORT, LOCAL, 'http://foo.localhost:{port}', 'foo.localhost'),
  'user-name-any-port': beside(ANY_PORT, LOCAL, 'http://localhost:1@foo.localhost:{port}', 'foo.localhost'),
  'zero-address-any-port': beside(ANY_PORT, LOCAL, 'http://0.0.0.0', '0.0.0.0'),
  router: beside([ROUTER], ROUTER, 'http://192.168.1.1', '192.168.1.1'),
  'ipv6-neighbour': beside([IPV6], IPV6, 'http://[fd00::8]', '[fd00::8]'),
  // The attacker's name leads to the same computer.
  'rebound-name': beside([NAS], NAS, 'http://other.example', 'other.example'),
  'other-tab': {
    prize: 'plain-token',
    at: 'localhost',
    run: withPlainToken([LOCAL], `${LOCAL}/start`, (stage, _own, page) => typed(LOCAL)(stage, page, page)),
  },
  'own-link': ownLink(LOCAL, 'localhost'),
  'own-link-of-label': ownLink(LABEL, 'intranet'),
  'own-link-of-ipv6': ownLink(IPV6, '[fd00::7]'),
  'handle-of-site': handle('http://evil.example'),
  'handle-of-other-port': handle('http://localhost:{other}'),
  'handle-of-other-name': handle('http://127.0.0.1:{other}'),
  'handle-any-port': handle('http://127.0.0.1:{other}', ANY_PORT),
  'link-of-site': meanwhile('http://evil.example', link('', '{local}')),
  'link-of-other-port': meanwhile('http://localhost:{other}', link('', '{local}')),
  'fetch-of-other-port': meanwhile(
    'http://localhost:{other}',
    `<script>fetch('{local}', { mode: 'no-cors' }).catch(() => {})</script>`,
  ),
  'frame-in-other-port': meanwhile('http://localhost:{other}', '<iframe src="{local}"></iframe>'),
} satisfies Readonly<Record<string, Vector>>;
