import { CommandError } from '../commands/command.ts';

/** A running lake, and who asks it. */
export type LakeAddress = { url: string; token: string };

/**
 * Takes a lake and a path; returns its answer if that is a success.
 * Throws CommandError with what the lake says, or that there is none.
 */
export async function askLake(
  { url, token }: LakeAddress,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(path, url), {
      ...init,
      headers: { Authorization: `Bearer ${token}` },
    });
  } catch (cause) {
    throw new CommandError(`No lake answers at ${url}; is it running, and is this its --url?`, {
      cause,
    });
  }
  if (response.ok) return response;
  const text = await response.text();
  throw new CommandError(`The lake at ${url} answered ${response.status}: ${messageIn(text)}`);
}

/** The message in an answer of the API; the whole text if it is something else. */
function messageIn(text: string): string {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === 'object' && body !== null && 'message' in body) return String(body.message);
  } catch {
    return text;
  }
  return text;
}
