import { describe, expect, test } from 'vitest';
import { EnvironmentError, readEnvironment } from './env.ts';

const complete = {
  SANITY_PROJECT_ID: 'abc123',
  SANITY_DATASET: 'production',
  SANITY_API_READ_TOKEN: 'skToken',
  SANITY_WEBHOOK_SECRET: 'a-secret-of-sixteen-and-more',
  SITE_URL: 'https://medicines.example/',
};

describe('the environment', () => {
  test('without a lake of our own is hosted Sanity', () => {
    const env = readEnvironment(complete);
    expect(env.apiHost).toBeUndefined();
    expect(env.siteUrl).toBe('https://medicines.example');
  });

  test('an empty optional variable counts as not set', () => {
    expect(readEnvironment({ ...complete, SANITY_API_HOST: '' }).apiHost).toBeUndefined();
  });

  test('names every variable at fault, and what it should hold', () => {
    const read = () =>
      readEnvironment({
        ...complete,
        SANITY_PROJECT_ID: 'Not An Id',
        SANITY_API_READ_TOKEN: undefined,
        SITE_URL: 'medicines.example',
      });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(/SANITY_PROJECT_ID is malformed: a Sanity project id/);
    expect(read).toThrow(/SANITY_API_READ_TOKEN is missing: a token that may read drafts/);
    expect(read).toThrow(/SITE_URL is malformed: the public address of this site/);
  });

  test('never repeats a secret in its complaint', () => {
    const read = () => readEnvironment({ ...complete, SANITY_WEBHOOK_SECRET: 'too-short' });
    expect(read).toThrow(/SANITY_WEBHOOK_SECRET is malformed/);
    expect(read).not.toThrow(/too-short/);
  });
});
