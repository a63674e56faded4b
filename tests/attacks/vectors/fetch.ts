import { fetching, NO_CORS, NO_CORS_POST, script } from '../suite/markup';
import type { Vector } from '../suite/vector';

/** Scripts of the attacker's page ask the API. */
export default {
  beacon: { markup: script("navigator.sendBeacon('{url}', 'x')"), arrives: ['POST'] },
  // The browser asks first, and the API says no.
  delete: { markup: fetching("{ method: 'DELETE' }"), arrives: ['OPTIONS'] },
  'event-source': { markup: script("new EventSource('{url}', { withCredentials: true })") },
  head: { markup: fetching("{ method: 'HEAD' }"), arrives: ['HEAD'] },
  // The browser asks first, and the API says no.
  'json-post': {
    markup: fetching("{ method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }"),
    arrives: ['OPTIONS'],
  },
  keepalive: {
    markup: fetching("{ mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }"),
    arrives: ['POST'],
  },
  later: {
    markup: script("new Image().src = '/x'; fetchLater('{url}', { activateAfter: 0 })"),
    notIn: { firefox: 'no fetchLater' },
  },
  'no-cors': { markup: fetching(NO_CORS) },
  'no-cors-post': { markup: fetching(NO_CORS_POST), arrives: ['POST'] },
  // A header of the page's own makes the browser ask first.
  'own-authorization': {
    markup: fetching("{ headers: { authorization: 'Bearer x' } }"),
    arrives: ['OPTIONS'],
  },
  'ping-of-a-link': {
    markup: '<a id="a" href="#here" ping="{url}">go</a><script>a.click()</script>',
    arrives: ['POST'],
    stoppedBy: { firefox: 'pings are off by default', chromium: 'the suite starts it with --no-pings' },
  },
  post: { markup: fetching("{ method: 'POST', body: 'x', credentials: 'include' }"), arrives: ['POST'] },
  'web-socket': { markup: script("new WebSocket('{url}'.replace('https', 'wss'))") },
  'with-cookies': { markup: fetching("{ credentials: 'include' }") },
  xhr: {
    markup: script(
      "const x = new XMLHttpRequest(); x.open('GET', '{url}'); x.withCredentials = true; x.send()",
    ),
  },
  'xhr-post': {
    markup: script("const x = new XMLHttpRequest(); x.open('POST', '{url}'); x.send('')"),
    arrives: ['POST'],
  },
} satisfies Readonly<Record<string, Vector>>;
