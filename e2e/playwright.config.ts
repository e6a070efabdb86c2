import { defineConfig } from '@playwright/test'

/**
 * Real Electron, one app a test. No retries: a race is a fault to find. Two workers for two cores; tests share no
 * display state, and each has its own D-Bus and its own folder. Run through `npm test`, which brings display and runtime.
 */
export default defineConfig({
  testDir: '.',
  // The network's tests are Vitest's.
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' }
})
