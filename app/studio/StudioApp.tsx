'use client';

import { useState } from 'react';
import { Studio } from 'sanity';
import { type StudioOptions, studioConfig } from '#sanity/studio/config.ts';
import { answeringForCloud } from '#sanity/studio/local/answerForCloud.ts';

export default function StudioApp(options: StudioOptions) {
  const [config] = useState(() => {
    if (options.apiHost !== undefined) window.fetch = answeringForCloud(window.fetch);
    return studioConfig(options);
  });
  return (
    <div style={{ height: '100dvh', overflow: 'auto' }}>
      <Studio config={config} />
    </div>
  );
}
