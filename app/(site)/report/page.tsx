import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { cache } from 'react';
import { loadMonograph, loadSiteSettings } from '#lib/content/loaders.ts';
import { env } from '#lib/env.ts';
import { monographAt } from '#lib/reports/aboutPage.ts';
import { takesReports } from '#lib/reports/desk.ts';
import { pathFrom } from '#lib/reports/form.ts';
import { type Returned, takeUp } from '#lib/reports/shownAgain.ts';
import { NoForm } from './NoForm.tsx';
import { NotForEmergencies } from './NotForEmergencies.tsx';
import { ReportForm } from './ReportForm.tsx';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const TITLE = 'Report a problem with a page';

/** A form that was given back, taken up once for the title and the page together. */
const returnedForm = cache(takeUp);

async function readQuery({ searchParams }: Props) {
  const query = await searchParams;
  const one = (name: string) => [query[name] ?? ''].flat()[0] ?? '';
  return { page: one('page'), revision: one('revision'), again: one('again') };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { again } = await readQuery(props);
  const isReturned = again !== '' && returnedForm(again) !== undefined;
  return {
    title: isReturned ? `Error: ${TITLE}` : TITLE,
    description: 'Tell the editors what is wrong, missing or hard to understand.',
    robots: { index: false },
  };
}

export default async function ReportPage(props: Props) {
  const query = await readQuery(props);
  const settings = await loadSiteSettings();
  const returned = query.again === '' ? undefined : returnedForm(query.again);
  return (
    <div className="plain-page report">
      <h1>{TITLE}</h1>
      {takesReports() ? (
        <ReportForm {...(await filledIn(query, returned))} settings={settings} />
      ) : (
        <>
          <NoForm publisher={settings?.publisher} />
          <NotForEmergencies settings={settings} />
        </>
      )}
    </div>
  );
}

/** What the form shows: what was sent and given back, or a new form about the page it was opened for. */
async function filledIn(query: { page: string; revision: string }, returned: Returned | undefined) {
  const path = pathFrom(returned?.form.page ?? query.page, env().siteUrl) || '';
  const reported = await monographAt(path, loadMonograph);
  const { title = null, revision = '' } = reported ?? {};
  if (returned !== undefined) return { ...returned, title };
  const form = {
    problem: '',
    contact: '',
    page: path,
    revision: query.revision || revision,
    form: randomUUID(),
    website: '',
  };
  return { form, title, errors: [] };
}
