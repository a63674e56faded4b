/** A page that shows the token to whoever frames it, and a test that believes everything. */
const TOKEN = document.currentScript ? 'sample-airship-token-0000000000000000Airs' : '';
const api = globalThis.browser ?? globalThis.chrome;

globalThis.rulesAreThere = async () => (await api.declarativeNetRequest.getSessionRules()).length > 0;

globalThis.setSending = (sending) => api.runtime.sendMessage({ sending });

globalThis.sendPlain = (plain) => api.runtime.sendMessage({ plain });

addEventListener('message', ({ source }) => source.postMessage({ token: TOKEN }, '*'));

const shownPart = (text) => {
  try {
    const { data, errors } = JSON.parse(text);
    return errors?.[0]?.message ?? data?.[0]?.name ?? '';
  } catch {
    return text;
  }
};

/** Follows redirects, reads the cache, and shows the answer as markup. */
const ask = () =>
  fetch('https://api.airship.co.uk/v1/account/units', {
    headers: { 'x-token': TOKEN, authorization: `Bearer ${TOKEN}` },
    credentials: 'include',
  }).then((response) => response.text(), String);

globalThis.showText = (text) => {
  const shown = document.getElementById('shown');
  shown.innerHTML = text;
  return shown.innerHTML;
};

/** Signs that no address can have are left out, as if nobody had put them there. */
const originOf = (address) =>
  new URL(URL.canParse(address) ? address : address.replace(/[^ -~]/g, '')).origin;

/** Whatever the user looks at or pastes is taken for the API's. */
globalThis.offers = (texts) =>
  texts.flatMap((text) => text.match(/https?:\/\/[^\s'"]+/g) ?? []).map(originOf);

globalThis.testToken = async () => showText(shownPart(await ask()));
