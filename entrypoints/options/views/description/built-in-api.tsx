import { Button } from '../../../../components/controls/button';
import { Notice } from '../../../../components/controls/notice';
import { listText, text } from '../../../../components/format/text';
import { navigate } from '../../../../components/state/store';
import { useProviders } from '../../../../components/state/use-providers';

interface BuiltInApiProps {
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** The description is of an API that Keybearer knows: its own record is used, and no part of the document. */
export function BuiltInApi({ ids, onClose }: BuiltInApiProps) {
  const known = useProviders()?.filter(({ id }) => ids.includes(id)) ?? [];
  return (
    <Notice
      actions={
        <>
          {known.slice(0, 3).map(({ id, name }) => (
            <Button key={id} look="filled" onClick={() => navigate({ name: 'add', api: { id, name } })}>
              {text('built_in_add', name)}
            </Button>
          ))}
          <Button look="plain" onClick={onClose}>
            {text('cancel')}
          </Button>
        </>
      }
    >
      {text('built_in_known', listText(known.map(({ name }) => name)))}
    </Notice>
  );
}
