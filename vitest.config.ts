import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,lib,sanity}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
  },
});
