import { type DocumentActionComponent, useDocumentOperation } from 'sanity';
import { previousSlugsOnPublish } from './previousSlugs.ts';

/**
 * Sanity's publish action, as it is, except that a changed address is first noted among the
 * earlier ones. Sanity sends edits that are under way before it publishes, so both go together.
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
    if (!publish?.onHandle) return publish;
    return {
      ...publish,
      onHandle: () => {
        const previousSlugs = previousSlugsOnPublish(props.published, props.draft);
        if (previousSlugs !== undefined) patch.execute([{ set: { previousSlugs } }]);
        publish.onHandle?.();
      },
    };
  };
  usePublishLeavingRedirect.action = 'publish';
  usePublishLeavingRedirect.displayName = 'PublishLeavingRedirect';
  wrapped.set(usePublish, usePublishLeavingRedirect);
  return usePublishLeavingRedirect;
}

/** One wrapper per action: a new one on each render would make React forget its state. */
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>();
