'use client';

import { useState } from 'react';
import { Studio } from 'sanity';
import { type StudioOptions, studioConfig } from '#sanity/studio/config.ts';

export default function StudioApp(options: StudioOptions) {
  const [config] = useState(() => studioConfig(options));
  return (
    <div style={{ height: '100dvh', overflow: 'auto' }}>
      <Studio config={config} />
    </div>
  );
}
