'use client';

/** The page cannot use the site's stylesheet: it must stand when everything else has failed. */
const STYLE = `
:root { color-scheme: light dark }
body { font: 1.125rem/1.6 Georgia, 'Times New Roman', serif; margin: 0; padding: 3rem 1.25rem }
main { max-width: 36rem; margin: 0 auto }
h1 { font-size: 1.75rem; line-height: 1.2 }
`;

export default function GlobalError() {
  return (
    <html lang="en">
      <head>
        <title>This page cannot be shown right now</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <main>
          <h1>This page cannot be shown right now</h1>
          <p>The fault is ours and we are told of it. Please try again in a few minutes.</p>
          <p>
            If you need to know something about your medicine now, read the leaflet in its pack or
            ask a pharmacist.
          </p>
          <p>
            <a href="/drugs">Medicines A to Z</a>
          </p>
        </main>
      </body>
    </html>
  );
}
