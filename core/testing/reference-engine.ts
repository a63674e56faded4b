import type { RuleEngine } from '../rules/rule-input';
import type { RuleCondition, SessionRule } from '../rules/session-rule';

/** One request as a rule engine sees it. */
export interface SeenRequest {
  readonly url: string;
  readonly method?: string;
  readonly type?: string;
  /** Origin of what caused it; null for the address bar and for opaque origins. */
  readonly initiator?: string | null;
  /** Origin of the top frame; null where there is none. */
  readonly top?: string | null;
  readonly tab?: number;
}

/** A `urlFilter` that begins with `|`: `*` is anything, `^` a separator or the end, a last `|` the end. */
export function filterMatches(filter: string, url: string): boolean {
  if (!filter.startsWith('|') || filter.startsWith('||')) throw new Error('not anchored at the start');
  const pattern = [...filter.slice(1)].map((character, index, all) => {
    if (character === '*') return '.*';
    if (character === '^') return '(?:[^A-Za-z0-9_.%-]|$)';
    if (character === '|' && index === all.length - 1) return '$';
    return character.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&');
  });
  return new RegExp(`^${pattern.join('')}`, 's').test(url);
}

/** Values of a header that rules would set, all those with the highest priority that no `allow` ends. */
export function headerValues(
  rules: readonly SessionRule[],
  request: SeenRequest,
  engine: RuleEngine,
  header = 'authorization',
): readonly string[] {
  const matched = rules.filter((rule) => conditionHolds(rule.condition, request, engine));
  const allowed = Math.max(
    0,
    ...matched.flatMap((rule) => (rule.action.type === 'allow' ? rule.priority : [])),
  );
  const setting = matched.flatMap(({ action, priority }) => {
    if (action.type === 'allow' || priority <= allowed) return [];
    return action.requestHeaders
      .filter((change) => change.header === header && change.operation === 'set')
      .map((change) => ({ priority, value: change.value ?? '' }));
  });
  const highest = Math.max(0, ...setting.map(({ priority }) => priority));
  return setting.filter(({ priority }) => priority === highest).map(({ value }) => value);
}

/** Whether a condition is about this address at all, whoever asks for it. */
export function addressHolds(condition: RuleCondition, url: string): boolean {
  const { urlFilter: filter, regexFilter, isUrlFilterCaseSensitive = false } = condition;
  const host = new URL(url).hostname;
  return (
    condition.requestDomains.some((domain) => isWithin(host, domain)) &&
    (filter === undefined || filterMatches(filter, url)) &&
    (regexFilter === undefined || new RegExp(regexFilter, isUrlFilterCaseSensitive ? '' : 'i').test(url))
  );
}

function conditionHolds(condition: RuleCondition, request: SeenRequest, engine: RuleEngine): boolean {
  const { method = 'get', type = 'main_frame', initiator = null, top = null, tab = 7 } = request;
  const within = (origin: string | null, domains: readonly string[] | undefined) =>
    domains === undefined ||
    (origin !== null && domains.some((domain) => isWithin(hostIn(origin, engine), domain)));
  return (
    addressHolds(condition, new URL(request.url).href) &&
    condition.resourceTypes.some((known) => known === type) &&
    (condition.requestMethods === undefined || condition.requestMethods.some((known) => known === method)) &&
    within(initiator, condition.initiatorDomains) &&
    within(top ?? initiator, condition.topDomains) &&
    (condition.tabIds?.includes(tab) ?? true) &&
    !(condition.excludedTabIds?.includes(tab) ?? false)
  );
}

/** Chromium drops the trailing dot of a name, Firefox does not. */
function hostIn(origin: string, engine: RuleEngine): string {
  const { hostname } = new URL(origin);
  return engine.topDomains ? hostname.replace(/\.$/, '') : hostname;
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/** Rules that this engine would refuse, and with them the whole change. */
export function refusedBy(engine: RuleEngine, rules: readonly SessionRule[]): readonly SessionRule[] {
  return rules.filter(({ condition }) => {
    const lists = [
      condition.initiatorDomains,
      condition.topDomains,
      condition.tabIds,
      condition.requestDomains,
    ];
    if (lists.some((list) => list?.length === 0)) return true;
    if (engine.topDomains) return false;
    return (
      condition.topDomains !== undefined || condition.initiatorDomains?.some((name) => /^\d+$/.test(name))
    );
  });
}
