import { useEffect, useState } from 'react';
import { type DocumentActionComponent, useDocumentOperation, useSyncState } from 'sanity';
import { previousSlugsOnPublish } from './previousSlugs.ts';

/**
 * Sanity's publish or schedule action, as it is, except that a changed address is first noted among
 * the earlier ones. The publish waits until the lake holds that note: Sanity drops a publish that is
 * under way when it commits an edit, and would drop this one.
 * @param usePublish The action to wrap.
 */
export function publishLeavingRedirect(
  usePublish: DocumentActionComponent,
): DocumentActionComponent {
  const known = wrapped.get(usePublish);
  if (known) return known;
  const usePublishLeavingRedirect: DocumentActionComponent = (props) => {
    const publish = usePublish(props);
    const { patch } = useDocumentOperation(props.id, props.type);
    const { isSyncing } = useSyncState(props.id, props.type);
    const [isNoting, setNoting] = useState(false);
    const previousSlugs = previousSlugsOnPublish(props.published, props.draft);
    const onHandle = publish?.onHandle;
    const isNoted = isNoting && previousSlugs === undefined && !isSyncing;
    useEffect(() => {
      if (!isNoted) return;
      setNoting(false);
      onHandle?.();
    }, [isNoted, onHandle]);
    if (!publish || !onHandle) return publish;
    return {
      ...publish,
      disabled: publish.disabled || isNoting,
      onHandle: () => {
        if (previousSlugs === undefined) return onHandle();
        patch.execute([{ set: { previousSlugs } }]);
        setNoting(true);
      },
    };
  };
  usePublishLeavingRedirect.action = usePublish.action;
  usePublishLeavingRedirect.displayName = 'PublishLeavingRedirect';
  wrapped.set(usePublish, usePublishLeavingRedirect);
  return usePublishLeavingRedirect;
}

/** One wrapper per action: a new one on each render would make React forget its state. */
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();
