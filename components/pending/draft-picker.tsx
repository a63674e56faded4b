import { useMemo } from 'react';
import type { PendingTokenView } from '../../core/pages/pending-token-view';
import type { TokenView } from '../../core/pages/snapshot';
import { ViewHeading } from '../controls/view-heading';
import { evidenceText } from '../format/pasted-text';
import { text } from '../format/text';
import { useUi } from '../state/store';
import { ProviderPicker, type ProviderPickerProps } from './provider-picker';

/** Providers of the user's tokens that come before all others. */
const MOST_USED = 5;

type DraftPickerProps = Omit<ProviderPickerProps, 'fits' | 'used'> & { readonly draft: PendingTokenView };

/** The picker for a pasted token: what speaks for an API comes first, then those that the user has tokens of. */
export function DraftPicker({ draft, ...rest }: DraftPickerProps) {
  const tokens = useUi(({ snapshot }) => snapshot?.tokens);
  const { owner, providerNames, readFrom } = draft;
  const fits = useMemo(() => {
    const reasons = new Map<string, string>();
    // The strongest reason for a provider stands first.
    for (const evidence of owner.evidence) {
      const { providerId } = evidence;
      const name = providerId === null ? undefined : providerNames[providerId];
      if (providerId === null || name === undefined || reasons.has(providerId)) continue;
      reasons.set(providerId, evidenceText(evidence, readFrom, name));
    }
    // Those of which only the form fits come last, without a reason.
    for (const id of owner.fitting) if (!reasons.has(id)) reasons.set(id, '');
    return reasons;
  }, [owner, providerNames, readFrom]);
  const used = useMemo(() => usedProviders(tokens ?? []), [tokens]);
  return <ProviderPicker {...rest} fits={fits} used={used} />;
}

/** The picker as a view of its own. */
export function DraftPickerView(props: DraftPickerProps & { readonly onBack: () => void }) {
  return (
    <>
      <ViewHeading onBack={props.onBack}>{text('picker_title')}</ViewHeading>
      <DraftPicker {...props} />
    </>
  );
}

/** By the last test of their tokens. */
function usedProviders(tokens: readonly TokenView[]): readonly string[] {
  const sorted = tokens.toSorted((one, other) => (other.test?.at ?? 0) - (one.test?.at ?? 0));
  return [...new Set(sorted.map(({ providerId }) => providerId))].slice(0, MOST_USED);
}
