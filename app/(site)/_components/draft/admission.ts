import { draftMode } from 'next/headers';
import { redirect } from 'next/navigation';
import { leaveDraftMode } from './leave.ts';

/**
 * Lets only draft mode through. A cookie that no longer lets anyone in is given up, and its bearer
 * sees what everybody sees.
 * @param path The reader's address of the page.
 */
export async function requireDraftMode(path: string): Promise<void> {
  if (!(await draftMode()).isEnabled) redirect(leaveDraftMode(path));
}
