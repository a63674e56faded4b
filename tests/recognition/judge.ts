import { readPaste } from '../../core/pending/read-paste';
import type { Owner } from '../../core/pending/reading';
import type { Provider } from '../../core/providers/provider';
import { type Case, corpus } from './corpus';

/** Figures of one kind of paste. */
export interface Figures {
  readonly kind: string;
  readonly pastes: number;
  /** The right provider was chosen without asking. */
  readonly right: number;
  readonly wrong: number;
  /** The right one is asked between or comes first in the picker. */
  readonly asked: number;
  /** Those whose address or literal start says whose they are, and how many of these were chosen. */
  readonly says: number;
  readonly said: number;
}

export interface Judged {
  readonly figures: readonly Figures[];
  /** What a person would have to look at. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Reads every paste of the corpus and counts the result. */
export function judge(shipped: readonly Provider[]): Judged {
  const kinds = new Map<string, Figures>();
  const wrong: string[] = [];
  const missed: string[] = [];
  for (const one of corpus(shipped)) {
    const owners = ownersIn(one, shipped);
    const chosen = owners.flatMap(({ providerId }) => providerId ?? []);
    const isWrong = chosen.some((id) => id !== one.provider);
    const isRight = !isWrong && chosen.length > 0;
    const isShared = owners.some(({ open }) => open === 'several-providers');
    const isAsked = !isRight && owners.some((owner) => speaksOf(owner, one.provider));
    const says = one.says && !isShared && owners.length > 0;
    if (isWrong) wrong.push(`${one.kind}: ${one.paste} is ${one.provider}, not ${chosen.join(', ')}`);
    else if (says && !isRight) missed.push(`${one.kind}: ${one.paste} is ${one.provider}`);
    const before = kinds.get(one.kind) ?? {
      ...{ kind: one.kind, pastes: 0, right: 0, wrong: 0, asked: 0, says: 0, said: 0 },
    };
    kinds.set(one.kind, {
      kind: one.kind,
      pastes: before.pastes + 1,
      right: before.right + Number(isRight),
      wrong: before.wrong + Number(isWrong),
      asked: before.asked + Number(isAsked),
      says: before.says + Number(says),
      said: before.said + Number(says && isRight),
    });
  }
  return { figures: [...kinds.values()], wrong, missed };
}

/** Of a paste without a token: of the value that may be taken all the same. */
function ownersIn({ paste, tab }: Case, shipped: readonly Provider[]): readonly Owner[] {
  const reading = readPaste(paste, tab, shipped);
  const tokens = reading.kind === 'token' ? [reading.token] : 'tokens' in reading ? reading.tokens : [];
  const all = tokens.length > 0 ? tokens : reading.seen.flatMap(({ anyway }) => anyway ?? []);
  return all.map(({ owner }) => owner);
}

function speaksOf({ evidence, fitting }: Owner, id: string | null): boolean {
  return id !== null && (evidence.some(({ providerId }) => providerId === id) || fitting.includes(id));
}
