import { deleteCookie, setCookie } from 'hono/cookie';
import { Claims } from '../access/claims.ts';
import { requireSignIn } from '../access/permissions.ts';
import { SESSION_COOKIE } from '../access/sessions.ts';
import { signInPage } from '../access/signInPage.ts';
import { apiError } from '../errors.ts';
import type { Endpoint } from '../http/context.ts';
import { isAllowedOrigin } from '../http/cors.ts';
import type { Lake } from '../lake.ts';

const SIGN_IN = '/auth/login/lake';
/** A Studio is another site than its lake; browsers take `*.localhost` for secure without TLS. */
const COOKIE = { path: '/', httpOnly: true, secure: true, sameSite: 'None' } as const;

/**
 * Signing in as a Studio does it: to a provider's page, and back with an id that is exchanged for a
 * session's token. Whoever does not ask for either way gets the token itself.
 */
export const auth: Endpoint = (routes, lake) => {
  const claims = new Claims();

  routes.get('/auth/providers', (context) => {
    const url = new URL(context.req.url);
    url.pathname = `/v1${SIGN_IN}`;
    url.search = '';
    const provider = { name: 'lake', title: 'Local sign-in', url: url.href };
    return context.json({ providers: [provider], thirdPartyLogin: false, sso: null });
  });

  routes.get(SIGN_IN, (context) => {
    const origin = requireReturnAddress(lake, context.req.query('origin'));
    return context.html(signInPage(lake.sessions.users(), lake.config.roles, origin));
  });

  routes.post(SIGN_IN, async (context) => {
    const form = await context.req.parseBody();
    const origin = requireReturnAddress(lake, String(form.origin ?? ''));
    const token = lake.sessions.signIn(String(form.user ?? ''));
    const type = context.req.query('type');
    const withSid = type !== undefined || context.req.query('withSid') === 'true';
    if (type === 'cookie' || type === 'dual') setCookie(context, SESSION_COOKIE, token, COOKIE);
    const back = new URL(origin);
    back.hash = withSid ? `sid=${claims.begin(token)}` : `token=${token}`;
    return context.redirect(back.href, 303);
  });

  routes.get('/auth/fetch', (context) => {
    const token = claims.exchange(context.req.query('sid') ?? '');
    if (!token) throw apiError(401, 'This sign-in was used already, or too late: sign in again');
    context.header('Cache-Control', 'no-store');
    return context.json({ token, label: 'Content Lake' });
  });

  routes.get('/auth/id', (context) => {
    const { identity } = context.var;
    requireSignIn(identity);
    return context.json({ id: identity.id });
  });

  routes.post('/auth/logout', (context) => {
    lake.sessions.signOut(context.req.header('authorization'));
    lake.sessions.signOut(deleteCookie(context, SESSION_COOKIE, COOKIE));
    return context.body(null, 204);
  });
};

/** Where to send a person who signed in. Only to pages that may use the lake: a token goes with them. */
function requireReturnAddress(lake: Lake, origin: string | undefined): string {
  if (origin && URL.canParse(origin)) {
    const url = new URL(origin);
    // Not "our own origin": a name that an attacker points at this machine would be that, too.
    if (isAllowedOrigin(url.origin, lake.config.corsOrigins)) return url.href;
  }
  throw apiError(400, `"origin" must be a page of this machine or of a configured CORS origin`);
}
