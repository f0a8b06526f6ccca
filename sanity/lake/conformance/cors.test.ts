import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_VERSION, openTarget, type Target } from './target.ts';

let target: Target;
beforeAll(async () => {
  target = await openTarget();
});
afterAll(() => target.dispose());

// A hosted project allows this origin from the beginning, a lake all of its own machine.
const ALLOWED = 'http://localhost:3333';
const OTHER = 'https://somewhere-else.example';

const path = () => `/v${API_VERSION}/data/query/${target.dataset}?query=1`;
const preflight = (origin: string) =>
  target.fetch(path(), {
    method: 'OPTIONS',
    token: null,
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'authorization',
    },
  });

describe('a page of an allowed origin', () => {
  it('may ask, with credentials', async () => {
    const { headers, status } = await preflight(ALLOWED);
    expect(status).toBeLessThan(300);
    expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('access-control-allow-headers')?.toLowerCase()).toContain('authorization');
  });

  it('reads answers and errors', async () => {
    for (const query of ['1', '*[']) {
      const url = `/v${API_VERSION}/data/query/${target.dataset}?query=${encodeURIComponent(query)}`;
      const { headers } = await target.fetch(url, { headers: { Origin: ALLOWED } });
      expect(headers.get('access-control-allow-origin')).toBe(ALLOWED);
      expect(headers.get('vary')?.toLowerCase()).toContain('origin');
    }
  });
});

describe('a page of another origin', () => {
  it('may not ask, and reads nothing', async () => {
    expect((await preflight(OTHER)).headers.get('access-control-allow-origin')).toBeNull();
    const response = await target.fetch(path(), { headers: { Origin: OTHER } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
    expect(response.status).toBe(403);
  });

  it('may show images, which are for all', async () => {
    const picture = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><rect/></svg>',
    );
    const { url } = await target.client().assets.upload('image', picture, { label: target.type });
    expect((await fetch(url, { headers: { Origin: OTHER } })).status).toBe(200);
  });
});
