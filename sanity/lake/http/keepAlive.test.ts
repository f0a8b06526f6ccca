import { expect, it } from 'vitest';
import { startTestLake } from '../testLake.ts';

it('keeps a connection open for longer than a busy client may pause', async () => {
  const lake = await startTestLake();
  try {
    const answer = await fetch(`${lake.url}/v1/ping`, { headers: { connection: 'keep-alive' } });
    expect(answer.headers.get('keep-alive')).toBe('timeout=75');
  } finally {
    await lake.dispose();
  }
});
