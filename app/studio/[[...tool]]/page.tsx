import { env } from '#lib/env.ts';
import { StudioLoader } from '../StudioLoader.tsx';

/** The dataset is that of the running server, not of the one that built it. */
export const dynamic = 'force-dynamic';

export default function StudioPage() {
  const { projectId, dataset, apiHost } = env();
  return (
    <>
      <noscript>
        <p style={{ font: '1rem/1.5 sans-serif', margin: '2rem' }}>
          The Studio, where monographs are written, needs JavaScript. The{' '}
          <a href="/drugs">monographs themselves</a> do not.
        </p>
      </noscript>
      <StudioLoader projectId={projectId} dataset={dataset} apiHost={apiHost} />
    </>
  );
}
