type HeaderRule = { source: string; headers: { key: string; value: string }[] };

/**
 * The headers every answer carries.
 * @param options.lake The address of the embedded Content Lake; absent for hosted Sanity.
 * @param options.secure Whether readers reach this site over HTTPS.
 * @param options.development Whether this is Next's development server, which evaluates code.
 * @returns rules for Next's `headers()`; where two match, the later one wins.
 */
export function securityHeaders(options: {
  lake?: string;
  development: boolean;
  secure: boolean;
}): HeaderRule[] {
  const rules: HeaderRule[] = [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        // The Presentation tool opens pages in windows of its own.
        { key: 'Cross-Origin-Opener-Policy', value: 'same-origin-allow-popups' },
        { key: 'Permissions-Policy', value: UNUSED_ABILITIES },
        ...(options.secure ? [{ key: 'Strict-Transport-Security', value: ONLY_HTTPS }] : []),
        { key: 'Content-Security-Policy', value: policy(publicPolicy(options.development)) },
      ],
    },
  ];
  for (const source of ['/studio', '/studio/:path*']) {
    rules.push({
      source,
      headers: [
        {
          key: 'Content-Security-Policy',
          value: policy(
            options.lake ? localStudioPolicy(options.lake) : { 'frame-ancestors': SELF },
          ),
        },
      ],
    });
  }
  return rules;
}

/** Two years, as browsers' lists of such sites ask. */
const ONLY_HTTPS = 'max-age=63072000';

/** What no page of ours ever asks a browser for. */
const UNUSED_ABILITIES = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()';

type Policy = Record<string, string>;

const SELF = "'self'";

/** The Presentation tool frames the site from its own origin; nobody else may. */
function publicPolicy(development: boolean): Policy {
  return {
    'default-src': SELF,
    // `lib/serve` names the scripts of each page instead of allowing all that stand in it.
    'script-src': `${SELF} 'unsafe-inline'${development ? " 'unsafe-eval'" : ''}`,
    'style-src': development ? `${SELF} 'unsafe-inline'` : SELF,
    'img-src': `${SELF} data:`,
    'font-src': `${SELF} data:`,
    'object-src': "'none'",
    'base-uri': SELF,
    'form-action': SELF,
    'frame-ancestors': SELF,
  };
}

/**
 * With the embedded lake nothing the Studio does may leave this machine. It reaches the lake under
 * changing host names (`….localhost`), for more connections than a browser allows to one.
 */
function localStudioPolicy(lake: string): Policy {
  const { protocol, hostname } = new URL(lake);
  const socket = protocol === 'https:' ? 'wss:' : 'ws:';
  // Any port: these headers are fixed when the site is built, the lake's port is not.
  const hosts = [hostname, 'localhost', '*.localhost'].flatMap((host) => [
    `${protocol}//${host}:*`,
    `${socket}//${host}:*`,
  ]);
  const origins = [...new Set(hosts)].join(' ');
  return {
    'default-src': SELF,
    'script-src': `${SELF} 'unsafe-inline' 'unsafe-eval'`,
    'style-src': `${SELF} 'unsafe-inline'`,
    'img-src': `${SELF} data: blob: ${origins}`,
    'media-src': `${SELF} blob: ${origins}`,
    'font-src': `${SELF} data:`,
    'connect-src': `${SELF} ${origins}`,
    'worker-src': `${SELF} blob:`,
    'frame-src': SELF,
    'object-src': "'none'",
    'base-uri': SELF,
    'frame-ancestors': SELF,
  };
}

function policy(directives: Policy): string {
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}
