import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestLake, type TestLake } from './testLake.ts';
import { UNSUPPORTED } from './unsupported.ts';

let lake: TestLake;
beforeAll(async () => {
  lake = await startTestLake();
  await lake.as('editor').create({ _id: 'something', _type: 'post' });
});
afterAll(() => lake.dispose());

describe('what this lake does not support', () => {
  it.each(UNSUPPORTED)('$what', async ({ request }) => {
    const response = await fetch(`${lake.url}/vX${request.path}`, {
      method: request.method,
      headers: { Authorization: 'Bearer token-of-administrator' },
      ...(request.body ? { body: JSON.stringify(request.body) } : {}),
    });
    const body: unknown = await response.json();
    expect(response.status).toBe(501);
    expect(body).toHaveProperty('error');
  });
});
