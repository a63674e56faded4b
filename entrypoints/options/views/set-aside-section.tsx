import { text } from '../../../components/format/text';
import { RecordRow, VaultRow } from '../../../components/set-aside/set-aside-rows';
import type { Snapshot } from '../../../core/pages/snapshot';

/** Records that did not open, and vaults that were left behind. Nothing at all when there are none. */
export function SetAsideSection({ snapshot }: { readonly snapshot: Snapshot }) {
  const { setAside, asideVaults } = snapshot;
  if (setAside.length + asideVaults.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="set-aside">
      <h2 id="set-aside">{text('set_aside_title')}</h2>
      {setAside.length > 0 && (
        <>
          <p className="quiet">{text('set_aside_records_hint')}</p>
          <ul className="rows">
            {setAside.map((record) => (
              <RecordRow key={record.id} record={record} />
            ))}
          </ul>
        </>
      )}
      {asideVaults.length > 0 && (
        <>
          <p className="quiet">{text('set_aside_vaults_hint')}</p>
          <ul className="rows">
            {asideVaults.map((at) => (
              <VaultRow key={at} at={at} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
