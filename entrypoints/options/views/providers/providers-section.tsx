import { useEffect, useState } from 'react';
import { Button } from '../../../../components/controls/button';
import { later } from '../../../../components/controls/later';
import { text } from '../../../../components/format/text';
import { run } from '../../../../components/state/send';
import { useUi } from '../../../../components/state/store';
import type { OwnProviderView } from '../../../../core/messages/own-provider-messages';
import type { Snapshot } from '../../../../core/pages/snapshot';
import { sendMessage } from '../../../../platform/send-message';
import { OwnProviderRow } from './own-provider-row';

const DescriptionView = later(async () => (await import('../description/description-view')).DescriptionView);
const OwnProviderEditor = later(async () => (await import('./own-provider-editor')).OwnProviderEditor);

/** The APIs that the user described: a list, and a form for one of them. */
export function ProvidersSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const [own, reload] = useOwnProviders(snapshot);
  const [open, setOpen] = useState<{ readonly id: string | null } | 'description' | null>(null);
  const view = useUi((state) => state.view);
  useEffect(() => {
    if (view.name === 'home' && view.at === 'description') setOpen('description');
  }, [view]);
  const close = () => {
    setOpen(null);
    reload();
    document.getElementById('own-apis')?.focus();
  };
  return (
    <section className="panel" aria-labelledby="own-apis">
      <h2 id="own-apis" tabIndex={-1}>
        {text('providers_title')}
      </h2>
      <p className="quiet">{text('providers_intro')}</p>
      {open === null ? (
        <>
          <ul className="rows">
            {own.map((provider) => (
              <OwnProviderRow
                key={provider.id}
                provider={provider}
                onEdit={() => setOpen({ id: provider.id })}
                onChanged={reload}
              />
            ))}
          </ul>
          {own.length === 0 && <p className="quiet">{text('providers_none')}</p>}
          <div className="actions">
            <Button onClick={() => setOpen({ id: null })}>{text('providers_add')}</Button>
            <Button onClick={() => setOpen('description')}>{text('providers_from_description')}</Button>
          </div>
        </>
      ) : open === 'description' ? (
        <DescriptionView onClose={close} />
      ) : (
        <OwnProviderEditor key={open.id ?? 'new'} id={open.id} onClose={close} />
      )}
    </section>
  );
}

/** Asked for again with every state that is published, so that what another page changed is here too. */
function useOwnProviders(snapshot: Snapshot): readonly [readonly OwnProviderView[], () => void] {
  const [own, setOwn] = useState<readonly OwnProviderView[]>([]);
  const [count, setCount] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: both say that the list may have changed.
  useEffect(() => {
    let isCurrent = true;
    void run(async () => {
      const list = await sendMessage('own.list', {});
      if (isCurrent) setOwn(list);
    });
    return () => {
      isCurrent = false;
    };
  }, [snapshot, count]);
  return [own, () => setCount((before) => before + 1)];
}
