import type { Dataset } from '../store/dataset.ts';

const SUFFIX = '-comments';

/** The name of the dataset that holds what people say to each other about another dataset. */
export function conversationAbout(name: string): string {
  return `${name}${SUFFIX}`;
}

/** The name of the dataset that this one is the conversation about; null if it is an ordinary one. */
export function subjectOf({ name, aclMode }: Pick<Dataset, 'name' | 'aclMode'>): string | null {
  const isConversation = name.endsWith(SUFFIX) && aclMode === 'private';
  return isConversation ? name.slice(0, -SUFFIX.length) : null;
}
