import { afterEach, expect, test, vi } from 'vitest';
import { Pauses } from './pauses.ts';

afterEach(() => {
  vi.useRealTimers();
});

const line = (key: string, webhookId = 'site') => ({ webhookId, key });

test('one document that fails waits alone; a receiver that fails for several is left in peace', () => {
  const pauses = new Pauses();
  pauses.failed(line('a'));
  expect(pauses.isPaused(line('a'))).toBe(true);
  expect(pauses.isPaused(line('b'))).toBe(false);
  expect(pauses.isWebhookPaused('site')).toBe(false);
  for (const key of ['b', 'c', 'd']) pauses.failed(line(key));
  expect(pauses.isWebhookPaused('site')).toBe(true);
  expect(pauses.isWebhookPaused('other')).toBe(false);
  expect(pauses.next()).toBeGreaterThan(Date.now());
});

test('pauses grow, to ten seconds at most', () => {
  const pauses = new Pauses();
  const length = () => pauses.failed(line('a')) - Date.now();
  const first = length();
  expect(length()).toBeGreaterThan(first);
  for (let count = 0; count < 10; count += 1) expect(length()).toBeLessThanOrEqual(10_000);
});

test('a new message ends the pause of its document and lets the receiver be tried', () => {
  vi.useFakeTimers();
  const pauses = new Pauses();
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g']) pauses.failed(line(key));
  pauses.end(line('a'));
  expect(pauses.isWebhookPaused('site')).toBe(true);
  vi.advanceTimersByTime(500);
  expect(pauses.isWebhookPaused('site')).toBe(false);
  for (const key of ['b', 'b']) pauses.failed(line(key));
  expect(pauses.isPaused(line('a'))).toBe(false);
  expect(pauses.isPaused(line('b'))).toBe(true);
});

test('a receiver that answers again is told everything at once', () => {
  const pauses = new Pauses();
  for (const key of ['a', 'b', 'c', 'd']) pauses.failed(line(key));
  pauses.succeeded(line('d'));
  expect(pauses.isPaused(line('a'))).toBe(false);
  expect(pauses.next()).toBeUndefined();
});
