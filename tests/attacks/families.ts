interface Family {
  /** Promises that it tries to break. */
  readonly proves: readonly ('P2' | 'P3' | 'P4' | 'P5' | 'P8')[];
  /** The attack, in one sentence. It ends up on the page of those promises, by `npm run proofs`. */
  readonly tries: string;
}

/** Every family of `vectors/`, by the name of its file or folder. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  ahead: { proves: ['P2'], tries: 'Prefetch, preload and prerender of the API by a foreign page.' },
  'allowed-page': {
    proves: ['P2'],
    tries: 'Frames, images, forms, workers and preflights of an allowed page, and pages below its name.',
  },
  'api-page': { proves: ['P2'], tries: 'A frame of the attacker inside a page of the API.' },
  attackers: {
    proves: ['P2'],
    tries: 'Fetches, links and forms of pages at unusual addresses: files, IP addresses, odd names.',
  },
  'client-redirects': {
    proves: ['P2'],
    tries: 'Honest pages that go on by themselves to an address that the attacker chose.',
  },
  clipboards: {
    proves: ['P4'],
    tries: 'Commands that an attacker wrote for you to copy: none suggests the API it only names.',
  },
  drops: { proves: ['P2'], tries: 'Addresses that the attacker makes you drag from another window.' },
  embedded: { proves: ['P2'], tries: 'Images, scripts, styles, fonts, media and objects from the API.' },
  fetch: { proves: ['P2'], tries: 'Fetches, XHR, beacons, pings, event streams and web sockets.' },
  frames: { proves: ['P2'], tries: 'Frames of the API, and requests from sandboxed and made-up frames.' },
  histories: { proves: ['P2'], tries: 'A page that goes back in the history of a tab that was at the API.' },
  'look-alikes': { proves: ['P3'], tries: 'Typed addresses that only look like the API.' },
  messages: { proves: ['P8'], tries: 'Messages to the extension from pages, frames and other extensions.' },
  navigation: {
    proves: ['P2'],
    tries: 'Links, forms, scripts, refreshes, downloads and windows that lead to the API.',
  },
  offers: { proves: ['P4'], tries: 'Pages and pasted commands that try to be offered as an API.' },
  'opened-with-token': {
    proves: ['P2'],
    tries: 'A page that wants more of *Open with the token* than the one request you saw.',
  },
  'opener-chains': { proves: ['P2'], tries: 'Handles and names of tabs that outlive your own visit.' },
  'other-extensions': { proves: ['P2'], tries: 'Pages and calls of another extension.' },
  'our-pages': { proves: ['P8'], tries: 'Framing, opening and reading the extension’s own pages and files.' },
  'own-host': { proves: ['P2'], tries: 'Sub-domains, other ports and the http twin of the API.' },
  'own-pages': { proves: ['P2'], tries: 'Unseen frames of honest pages, in which you click unawares.' },
  'plain-http': {
    proves: ['P2', 'P3'],
    tries: 'Other ports, names and addresses of this computer and network, and their pages, over plain http.',
  },
  'redirects-in': { proves: ['P2'], tries: 'Redirects that end at the API.' },
  'redirects-out': { proves: ['P3'], tries: 'Redirects from the API to another host, port or scheme.' },
  'sandboxed-pages': { proves: ['P2'], tries: 'Whole pages with an opaque origin.' },
  saves: { proves: ['P2'], tries: 'Requests around a tab that shows an answer and may save it.' },
  sessions: {
    proves: ['P2', 'P5'],
    tries:
      'Cookies of every kind in answers, on redirects and refusals, after pause and lock, in every mode.',
  },
  'shown-text': { proves: ['P8'], tries: 'Markup in labels, typed or from a backup.' },
  'side-channels': { proves: [], tries: 'The traces of an answer that a page can see from outside.' },
  'test-call': {
    proves: ['P4'],
    tries: 'Answers to a test that redirect, echo the token, or mislead whoever reads them.',
  },
  viewers: { proves: ['P2'], tries: 'PDF, JSON and source viewers that show a file of the attacker.' },
  workers: { proves: ['P2'], tries: 'Workers of every kind, fifty tries each.' },
};
