import { startTransition, useOptimistic } from 'react';
import type { MessageInput } from '../../core/messages/message-table';
import type { DraftView, ProviderView } from '../../core/snapshot/snapshot';
import { sendMessage } from '../../platform/send-message';
import { attempt } from '../state/act';
import { ProviderSelect } from './provider-select';
import { RegionChoice } from './region-choice';
import { showDraft } from './show-draft';
import { SiteChoice } from './site-choice';

type Choice = MessageInput<'draft.choose'>;

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
      await attempt(async () => showDraft(await sendMessage('draft.choose', choice)));
    });
  };
  const chosen = shown.providerId;
  const provider = providers.find(({ id }) => id === chosen);
  return (
    <fieldset className="facts" disabled={busy}>
      <ProviderSelect
        providers={providers}
        chosen={chosen}
        suggestedBy={draft.suggestedBy}
        onChoose={(id) => choose({ providerId: id, region: null, allowedSites: [] })}
      />
      {chosen !== null && provider && provider.regions.length > 1 && (
        <RegionChoice
          regions={provider.regions}
          chosen={shown.region}
          onChoose={(name) =>
            choose({ providerId: chosen, region: name, allowedSites: [...shown.allowedSites] })
          }
        />
      )}
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
