import type { ApiDescription, DescribedHost } from './api-description';
import { canBeChosen } from './fill-host';
import { chosenHost, type DescriptionChoices, hasOneToken } from './own-provider-input';

/** What a person has chosen of a description so far. */
export interface ChoicesSoFar extends Omit<DescriptionChoices, 'form'> {
  readonly form: DescriptionChoices['form'] | null;
}

/** What is still to be said before a provider can be made. */
export type OpenQuestion =
  | 'name'
  | 'host'
  /** A chosen host waits for its address, or for the value of a variable. */
  | 'host-value'
  | 'form'
  /** What goes before the token. */
  | 'word'
  /** The typed form has no header with the token. */
  | 'header'
  /** The typed address of the check is none. */
  | 'check';

/** Reasons for which the address of a host is typed. */
const TYPED: readonly DescribedHost['reason'][] = ['relative', 'placeholder', 'malformed'];

/** Whether a person types the address of a host. */
export function isTypedHost({ reason }: DescribedHost): boolean {
  return TYPED.includes(reason);
}

/** Whether a person may choose a host, as it is or with an address of their own. */
export function isChoosable(host: DescribedHost): boolean {
  return canBeChosen(host) || isTypedHost(host);
}

/** A host that is chosen, without anything typed for it. */
export function chosenSoFar(host: DescribedHost, at: number): ChoicesSoFar['hosts'][number] {
  return { host: at, values: {}, typed: isTypedHost(host) ? '' : null };
}

/** What the document says for sure is chosen, and nothing else. */
export function firstChoices(description: ApiDescription): ChoicesSoFar {
  const { name, hosts, signIn } = description;
  const [form, secondForm] = signIn.forms;
  const isOnlyWordOpen = secondForm === undefined && form !== undefined && form.word !== null;
  // The only one that it has is of no use before something is typed for it, so choosing it sends nothing anywhere.
  const isOnly = (host: DescribedHost): boolean =>
    hosts.length === 1 && !host.isOtherCompany && (isTypedHost(host) || host.reason === 'variable');
  const choices: ChoicesSoFar = {
    name,
    hosts: hosts.flatMap((host, at) =>
      isChoosable(host) && (host.ticked || isOnly(host)) ? [chosenSoFar(host, at)] : [],
    ),
    form: null,
    word: null,
    companions: [],
    check: null,
  };
  const chosen = signIn.chosen ?? (isOnlyWordOpen ? 0 : null);
  return { ...withForm(description, choices, chosen), check: checkFor(description, chosen) };
}

/** The first check that works with the form; the first of all while no form of the description is chosen. */
function checkFor({ checks }: ApiDescription, form: ChoicesSoFar['form']): number | null {
  const found = checks.findIndex(({ forms }) => typeof form !== 'number' || forms.includes(form));
  return found === -1 ? null : found;
}

/** The choices with another form, and with the word, the extra headers and the check that this one proposes. */
export function withForm(
  description: ApiDescription,
  choices: ChoicesSoFar,
  form: ChoicesSoFar['form'],
): ChoicesSoFar {
  const chosen = typeof form === 'number' ? description.signIn.forms[form] : undefined;
  const { word = null, companions = [] } = chosen ?? {};
  const offered = word === null || word.preselected === null ? undefined : word.offered[word.preselected];
  const ticked = [...companions, ...description.companions].filter((each) => each.ticked);
  // Another check, a typed one or none is the user's choice, whatever the form.
  const isProposed = choices.check === checkFor(description, choices.form);
  return {
    ...choices,
    form,
    word: offered ?? null,
    companions: ticked.map(({ name }) => ({ name, value: null })),
    check: isProposed ? checkFor(description, form) : choices.check,
  };
}

/** In the order in which the view asks. */
export function openQuestions(description: ApiDescription, choices: ChoicesSoFar): readonly OpenQuestion[] {
  const { name, hosts, form, check } = choices;
  const questions: OpenQuestion[] = [];
  if (name.trim() === '' || name.trim().length > 40) questions.push('name');
  if (hosts.length === 0) questions.push('host');
  if (hosts.some((host) => !isFilled(description, host))) questions.push('host-value');
  if (form === null) questions.push('form');
  if (isWordMissing(description, choices)) questions.push('word');
  if (typeof form === 'object' && form !== null && !isTyped(form)) questions.push('header');
  if (typeof check === 'object' && check !== null && !check.path.startsWith('/')) questions.push('check');
  return questions;
}

function isFilled(description: ApiDescription, host: DescriptionChoices['hosts'][number]): boolean {
  try {
    return chosenHost(description, host).origin !== '';
  } catch {
    return false;
  }
}

function isWordMissing({ signIn }: ApiDescription, { form, word }: ChoicesSoFar): boolean {
  const chosen = typeof form === 'number' ? signIn.forms[form] : undefined;
  const isOpen = chosen?.headers.some(({ template }) => template === null) ?? false;
  return isOpen && (word === null || !hasOneToken(word.template));
}

function isTyped({ headers }: Exclude<DescriptionChoices['form'], number>): boolean {
  return (
    headers.every(({ name }) => name !== '') &&
    hasOneToken(headers.map(({ template }) => template).join('\n'))
  );
}
