/**
 * What no extension should be: rules that look at the host of a request and at nothing else, and an answer to
 * whoever asks. The token is a sample token of the replicas.
 */
const api = globalThis.browser ?? globalThis.chrome;
const TOKEN = 'sample-airship-token-0000000000000000Airs';

const TYPES = [
  ...['main_frame', 'sub_frame', 'stylesheet', 'script', 'image', 'font', 'object', 'xmlhttprequest'],
  ...['ping', 'csp_report', 'media', 'websocket', 'other'],
];
const RULE = {
  id: 1,
  action: {
    type: 'modifyHeaders',
    requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${TOKEN}` }],
  },
  condition: { requestDomains: ['api.airship.co.uk'], resourceTypes: TYPES },
};
const setSending = (on) =>
  api.declarativeNetRequest.updateSessionRules({ removeRuleIds: [1], addRules: on ? [RULE] : [] });
setSending(true);
/** A second token, for whatever is not encrypted. */
const sendPlain = (secret) =>
  api.declarativeNetRequest.updateSessionRules({
    removeRuleIds: [2],
    addRules: [
      {
        id: 2,
        action: {
          type: 'modifyHeaders',
          requestHeaders: [{ header: 'authorization', operation: 'set', value: `Bearer ${secret}` }],
        },
        condition: {
          urlFilter: '|http://',
          excludedRequestDomains: RULE.condition.requestDomains,
          resourceTypes: TYPES,
        },
      },
    ],
  });

const answer = (message, _sender, reply) => {
  if (typeof message?.plain === 'string') {
    sendPlain(message.plain).then(reply);
    return true;
  }
  if (typeof message?.sending !== 'boolean') return reply({ token: TOKEN });
  setSending(message.sending).then(reply);
  return true;
};
api.runtime.onMessage.addListener(answer);
api.runtime.onMessageExternal?.addListener(answer);
const greet = (port) => port.postMessage({ token: TOKEN });
api.runtime.onConnect.addListener(greet);
api.runtime.onConnectExternal?.addListener(greet);
