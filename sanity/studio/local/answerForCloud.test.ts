import { expect, test } from 'vitest';
import { answeringForCloud } from './answerForCloud.ts';

test('what the Studio would ask of the cloud is answered here, all else passes', async () => {
  const asked: string[] = [];
  const ask = answeringForCloud(async (input) => {
    asked.push(String(input));
    return new Response('from the lake');
  });
  const version = await ask('https://sanity-cdn.com/v1/modules/sanity/latest/%5E6.16.0/t1');
  expect(await version.json()).toEqual({});
  const feedback = await ask('https://api.sanity.io/vX/intake/feedback', { method: 'POST' });
  expect(feedback.ok).toBe(false);
  const lake = await ask(new URL('http://127.0.0.1:3333/v1/ping'));
  expect(await lake.text()).toBe('from the lake');
  expect(asked).toEqual(['http://127.0.0.1:3333/v1/ping']);
});
