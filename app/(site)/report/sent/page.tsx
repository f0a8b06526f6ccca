import type { Metadata } from 'next';
import { env } from '#lib/env.ts';
import { pathFrom } from '#lib/reports/form.ts';

type Props = { searchParams: Promise<{ page?: string | string[] }> };

export const metadata: Metadata = { title: 'Report sent', robots: { index: false } };

export default async function ReportSentPage({ searchParams }: Props) {
  const [given = ''] = [(await searchParams).page ?? ''].flat();
  const page = pathFrom(given, env().siteUrl);
  return (
    <div className="plain-page">
      <h1>Thank you: your report is saved</h1>
      <p>The editors of this site can read it now. It is not shown to anybody else.</p>
      <p>
        If you are not sure whether what you have read is right, ask a pharmacist before you act on
        it.
      </p>
      <p>{page ? <a href={page}>Go back to the page</a> : <a href="/drugs">Medicines A to Z</a>}</p>
    </div>
  );
}
