import { SITE_NAME } from '#lib/seo/site.ts';
import { EDGE, sizeOf } from './setting.ts';
import { FAMILY } from './typefaces.ts';
import type { Words } from './words.ts';

/** The light edition of `tokens.css`: a picture has no reader whose wishes it could know. */
const COLOUR = {
  paper: '#fcfbf8',
  ink: '#1c1b18',
  soft: '#5a564c',
  rule: '#d9d4c8',
  accent: '#17594b',
};

/** A page's name, set as the page itself is. It is drawn, never shown as HTML. */
export function Picture({ words: { heading, line, caution } }: { words: Words }) {
  return (
    <div
      style={{
        ...{ display: 'flex', flexDirection: 'column', width: '100%', height: '100%' },
        ...{ padding: `${EDGE - 16}px ${EDGE}px`, background: COLOUR.paper, color: COLOUR.ink },
        ...{ fontFamily: FAMILY.sans, fontSize: 36, lineHeight: 1.3 },
      }}
    >
      <div style={{ display: 'flex', alignItems: 'center', color: COLOUR.accent }}>
        <svg width="48" height="48" viewBox="0 0 32 32" role="presentation">
          <circle cx="16" cy="16" r="15" fill={COLOUR.accent} />
          <path d="M9 23 23 9" stroke={COLOUR.paper} strokeWidth="2.5" />
        </svg>
        <span style={{ marginLeft: 18, fontFamily: FAMILY.serif, fontWeight: 600, fontSize: 40 }}>
          {SITE_NAME}
        </span>
      </div>
      <div
        style={{
          ...{ display: 'flex', flexDirection: 'column', flexGrow: 1, justifyContent: 'center' },
        }}
      >
        <span
          style={{
            ...{ fontFamily: FAMILY.serif, fontWeight: 600, fontSize: sizeOf(heading) },
            ...{ lineHeight: 1.15, wordBreak: 'break-word' },
          }}
        >
          {heading}
        </span>
        {line !== '' && <span style={{ marginTop: 20, color: COLOUR.soft }}>{line}</span>}
      </div>
      {caution !== '' && (
        <div
          style={{
            ...{ display: 'flex', paddingTop: 22, borderTop: `2px solid ${COLOUR.rule}` },
            ...{ fontSize: 30 },
          }}
        >
          {caution}
        </div>
      )}
    </div>
  );
}
