import { startTransition, useOptimistic } from 'react';
import type { MessageInput } from '../../core/messages/message-table';
import type { DraftView } from '../../core/pages/draft-view';
import type { ProviderView } from '../../core/pages/snapshot';
import { DraftOwner } from './draft-owner';
import { RegionChoice } from './region-choice';
import { ExtraHeaderChoice, SchemeChoice } from './scheme-choice';
import { decide } from './show-draft';
import { SiteChoice } from './site-choice';

type Choice = Omit<MessageInput<'draft.choose'>, 'id'>;

interface DraftChoicesProps {
  readonly draft: DraftView;
  readonly providers: readonly ProviderView[];
  /** It is being asked for, tested or saved: what is chosen now would come too late. */
  readonly busy: boolean;
}

/** Which API, which region, which pages. Every choice goes to the background, which shows its effect. */
export function DraftChoices({ draft, providers, busy }: DraftChoicesProps) {
  const { providerId, region, allowedSites } = draft;
  const [shown, show] = useOptimistic({ providerId, region, allowedSites });
  const choose = (choice: Choice) => {
    startTransition(async () => {
      show(choice);
      await decide('draft.choose', { id: draft.id, ...choice });
    });
  };
  const chosen = shown.providerId;
  const provider = providers.find(({ id }) => id === chosen);
  return (
    <fieldset className="facts" disabled={busy}>
      <DraftOwner
        draft={draft}
        providers={providers}
        chosen={chosen}
        onChoose={(id) => choose({ providerId: id, region: regionFor(draft, id), allowedSites: [] })}
      />
      {chosen !== null && provider && provider.regions.length > 1 && (
        <RegionChoice
          regions={provider.regions}
          chosen={shown.region}
          why={regionReason(draft, chosen, shown.region)}
          onChoose={(name) =>
            choose({ providerId: chosen, region: name, allowedSites: [...shown.allowedSites] })
          }
        />
      )}
      {provider && chosen === providerId && <SchemeChoice draft={draft} provider={provider.name} />}
      {provider && chosen === providerId && <ExtraHeaderChoice draft={draft} />}
      {chosen !== null && chosen === providerId && draft.suggestedSites.length > 0 && (
        <SiteChoice
          sites={draft.suggestedSites}
          chosen={shown.allowedSites}
          onChoose={(sites) => choose({ providerId: chosen, region: shown.region, allowedSites: [...sites] })}
        />
      )}
    </fieldset>
  );
}

/** What the paste or the tab says of a region belongs to one provider. */
function regionFor({ owner }: DraftView, providerId: string): string | null {
  return owner.evidence.find((one) => one.providerId === providerId && one.region !== null)?.region ?? null;
}

/** What says that it is this region, or null. */
function regionReason({ owner }: DraftView, providerId: string, region: string | null): string | null {
  if (region === null) return null;
  return owner.evidence.find((one) => one.providerId === providerId && one.region === region)?.text ?? null;
}
