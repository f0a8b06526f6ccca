import type { ReactNode } from 'react';
import type { Monograph } from '#lib/content/monograph.ts';
import { MARKET_STATUS } from '#lib/content/shape/vocabulary.ts';
import { DateTime } from '../Day.tsx';
import { inOrder } from '../inOrder.ts';

/** What a reader must know about the page itself before trusting it. */
export function Notices({ monograph, keptSince }: { monograph: Monograph; keptSince?: string }) {
  const notices = noticesOf(monograph, keptSince);
  if (notices.length === 0) return null;
  return (
    <ul className="notices" aria-label="About this page">
      {inOrder(notices, (notice) => (
        <li className={notice.level}>
          <strong>{notice.heading}</strong> {notice.text}
        </li>
      ))}
    </ul>
  );
}

type Notice = { level: 'danger' | 'caution' | 'plain'; heading: string; text: ReactNode };

function noticesOf(monograph: Monograph, keptSince: string | undefined): Notice[] {
  const notices: Notice[] = [];
  if (monograph.marketStatus === 'withdrawn') {
    notices.push({
      level: 'danger',
      heading: `${MARKET_STATUS.withdrawn}.`,
      text: 'This medicine is no longer sold. If you still have some, ask a pharmacist what to do.',
    });
  }
  if (monograph.marketStatus === 'investigational') {
    notices.push({
      level: 'caution',
      heading: `${MARKET_STATUS.investigational}.`,
      text: 'It is given only in research studies. What is known about it may change.',
    });
  }
  if (monograph.demonstration) {
    notices.push({
      level: 'caution',
      heading: 'Demonstration content.',
      text: 'Written to show how this website works. Do not use it to decide about a medicine.',
    });
  }
  if (!monograph.review) {
    notices.push({
      level: 'caution',
      heading: 'Not clinically reviewed.',
      text: ORIGIN[originOf(monograph)],
    });
  }
  if (keptSince !== undefined) {
    notices.push({
      level: 'plain',
      heading: 'Not refreshed.',
      text: (
        <>
          This page could not be refreshed since <DateTime value={keptSince} />. It shows the last
          version that was checked.
        </>
      ),
    });
  }
  return notices;
}

const ORIGIN = {
  authored: 'No clinician has confirmed this text yet.',
  imported: 'The text was imported and no clinician has confirmed it yet.',
  aiGenerated: 'The text was written by a machine and no clinician has confirmed it yet.',
} as const;

function originOf(monograph: Monograph): keyof typeof ORIGIN {
  return monograph.sourceKind ?? 'authored';
}
