/**
 * What Keybearer must not be: rules that look at the host of a request and at nothing else. The tokens are
 * sample tokens of the replicas. Tests of what foreign pages can cause have to fail with this extension.
 */
const HEADERS = {
  'api.airship.co.uk': ['authorization', 'Bearer sample-airship-token-0000000000000000Airs'],
  'api.probe.splx.ai': ['x-api-key', 'sample-splxai-eu-token-00000000000000SpEu'],
  'api.pagerduty.com': ['authorization', 'Token token=u+sample-user-key-us'],
};

const addRules = Object.entries(HEADERS).map(([host, [header, value]], at) => ({
  id: at + 1,
  action: { type: 'modifyHeaders', requestHeaders: [{ header, operation: 'set', value }] },
  condition: {
    requestDomains: [host],
    resourceTypes: Object.values(chrome.declarativeNetRequest.ResourceType),
  },
}));

chrome.declarativeNetRequest.updateSessionRules({ removeRuleIds: addRules.map(({ id }) => id), addRules });
