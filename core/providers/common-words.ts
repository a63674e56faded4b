/** Words that names of tokens are made of without saying whose they are. */
const NOBODYS: ReadonlySet<string> = new Set(
  [
    'x a an the my our your its this is of for to as in at with new old current latest some any default main common general',
    'api apis openapi app apps application access auth authn authz authorization authentication authenticate bearer oauth oauth2 basic sso session sessions login',
    'token tokens key keys tkn secret secrets credential credentials creds password passwd pass passphrase pwd pat pak jwt sig signature signing',
    'client clients user users username email account accounts personal private admin owner member customer partner public service services integration integrations bot robot team teams org organization organisation company tenant workspace project group global master root machine reseller developer site impersonation',
    'prod production live dev develop development test tests testing tst qa uat stage staging stg preprod sandbox demo local trial example sample temp tmp backup primary secondary first second one two',
    'read write readonly ro rw full limited only scoped rest restkey graphql http https rpc web webhook webhooks',
    'env var val value data config conf cfg settings setting header headers field param request req server backend frontend next nuxt vite react expo gatsby ci cd deploy build id ids name string str text const let export import console',
    'eu us uk de ca au ap na emea apac region europe america global east west central',
  ].flatMap((line) => line.split(' ')),
);
/** `authtoken`, `accesskeyid`, `authorization2`: such words without anything between them. */
const GLUED =
  /^(?:api|app|access|auth|authorization|user|secret|session|token|key|id|client|site|private|public|account|service|v(?=\d))+\d*$/;

/** Whether a word of a variable, a label or a header says nothing about whose token it is. @param word in lower case */
export function isNobodys(word: string): boolean {
  return NOBODYS.has(word) || /^\d+$/.test(word) || GLUED.test(word);
}

/**
 * Names of providers that are words of the language too: in the name of a variable or of a host they mean the thing more
 * often than the company. `tests/recognition` looks up every name of the catalogue in a dictionary.
 */
const ORDINARY: ReadonlySet<string> = new Set(
  [
    'abstract action acuity affinity agora aha amplitude anvil apollo ashby atlas attention axiom back',
    'basin beamer benchmark bird bland box braze bunny cal call campaign canny capsule captain carbon',
    'carbone cashboard chatbot check checkout chili chorus circle clari clay clerk close cloudimage',
    'cloudpdf coda code college column companyhub conflict conversion conversiontools',
    'copper courier coveralls crisp currents cursor daily databox debian deputy detect',
    'detectlanguage devin dialog diffchecker ditto drip drone duffel dynamic easy economic eden elastic',
    'electricity elevate enigma envoy eraser ergo events exchangerate exchangerates',
    'extractor factorial fairing fathom fellow fiber file files filescan financial fireflies',
    'fixer flat float fly folk follow form forms formsite frame front fulcrum fulfillment gamma gelato gem',
    'genius getresponse getty ghost gist glean gong grain granola grist groove guardian guru hail happy',
    'harness harvest help helpdesk here hex hive holiday home host hub hume hunter huntress',
    'hybrid hybridanalysis incident increase ingenious insight instantly intervals invoice iterable jamie',
    'judge juniper kit knack knapsack lattice lemon lever line linear linkpreview liveagent livechat lob loop',
    'loops luma lumos lunch mail mailcheck make meta method missive mist moderation modern',
    'momentum monday monica motion namely neon neutrino nightfall nimble ninety notice noticeable',
    'notion nutshell ocean octopus omni open ordinal paddle parallel particle pave people payments percy phrase',
    'pirate plain plan planning portfolio postscript prefect privacy process productive prospect',
    'protocols pulse quo railway raindrop readme really recall recharge recorded redo refiner remove',
    'render replicate reply resend rev revamp rippling roger royal rudder sage sanity sauce scrape',
    'search segment seven shortcut shorten shuffle sign simple simply slab smart',
    'smarty snipe spike status stay stitch stoplight store storm streak sumo sunshine surfboard swarm swell table',
    'tally teamwork teletype ticket torii trading travis trigger triple turn twenty twist unstructured up',
    'urban userflow valley vault viewpoint voila voodoo wave weather weights wise wit',
    'workable zero zoom',
  ].flatMap((line) => line.split(' ')),
);
/** Of those the ones that software is full of: a key named after one may be anybody's. */
const EVERYDAY: ReadonlySet<string> = new Set(
  [
    'action apollo atlas attention back benchmark box call campaign chatbot check checkout circle code',
    'column copper daily detect dynamic events file files fixer flat float fly form forms frame front',
    'fulfillment gem ghost gist help helpdesk here hex hive home host hub incident insight invoice judge',
    'line livechat loop loops luma mail make method moderation omni open parallel particle pave people phrase',
    'plain plan planning portfolio privacy process prospect pulse recall recorded redo remove render',
    'replicate reply search segment shortcut shorten shuffle sign simple smart status store storm table',
    'ticket trigger turn twist up vault weather weights zero',
  ].flatMap((line) => line.split(' ')),
);
/** A shorter name is a word, an abbreviation or a part of one somewhere. Characters. */
const SHORTEST_NAME = 4;

/** Whether a provider's name could mean anything else. @param name its letters in lower case, without what separates words */
export function isOrdinary(name: string): boolean {
  return name.length < SHORTEST_NAME || ORDINARY.has(name) || isNobodys(name);
}

/** Whether it is one of those that never say whose a key is. */
export function isEveryday(name: string): boolean {
  return EVERYDAY.has(name) || isNobodys(name);
}
