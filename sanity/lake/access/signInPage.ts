import { html } from 'hono/html';
import type { RoleConfig } from '../config.ts';
import type { Identity } from './identity.ts';

/** A page on which a person says who they are: one button for each configured user. */
export function signInPage(users: Identity[], roles: RoleConfig[], origin: string) {
  const rolesOf = (user: Identity) =>
    user.roles.map((name) => roles.find((role) => role.name === name)?.title ?? name).join(', ');
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>Sign in · Content Lake</title>
    <style>
      :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
      body { margin: 0; display: grid; min-height: 100vh; place-items: center; }
      main { inline-size: min(24rem, 100% - 2rem); }
      h1 { font-size: 1.5rem; margin: 0 0 .25rem; }
      p { margin: 0 0 1.5rem; }
      button {
        display: block; inline-size: 100%; margin-block-end: .75rem; padding: .75rem 1rem;
        font: inherit; text-align: start; cursor: pointer; color: inherit;
        background: transparent; border: 1px solid; border-radius: .375rem;
      }
      button:hover, button:focus-visible { outline: 2px solid; outline-offset: 2px; }
      small { display: block; }
    </style>
  </head>
  <body>
    <main>
      <h1>Sign in</h1>
      <p>Who are you? You will return to ${new URL(origin).host}.</p>
      <form method="post">
        <input type="hidden" name="origin" value="${origin}">
        ${users.map(
          (user) => html`<button name="user" value="${user.id}">
          ${user.displayName}
          <small>${rolesOf(user)}</small>
        </button>`,
        )}
      </form>
    </main>
  </body>
</html>`;
}
