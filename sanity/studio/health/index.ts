import { lazy } from 'react';
import { definePlugin } from 'sanity';

/** What is published and cannot be shown to readers as it stands. */
export const contentHealth = definePlugin({
  name: 'content-health',
  tools: [
    {
      name: 'health',
      title: 'Content health',
      component: lazy(() => import('./ContentHealth.tsx')),
    },
  ],
});
