'use client';

import dynamic from 'next/dynamic';

/** Only the browser renders the Studio; the server sends none of it. */
export const StudioLoader = dynamic(() => import('./StudioApp.tsx'), { ssr: false });
