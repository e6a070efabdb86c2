import { defineConfig } from 'vitest/config'

const report = process.env['CI'] !== undefined || process.env['VITEST_JSON'] === '1'

/** Unit tests of every room, and the proof that the checks bite; Playwright has e2e to itself. */
export default defineConfig({
  test: {
    include: ['shared/**/*.test.ts', 'main/**/*.test.ts', 'renderer/**/*.test.{ts,tsx}', 'checks/**/*.test.ts'],
    environment: 'node',
    // Processes, not threads: the store's tests load a native module, and kill children.
    pool: 'forks',
    maxWorkers: 2,
    // Long enough for a law’s thousands of runs on a machine that others keep busy; nothing waits for it.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    allowOnly: false,
    passWithNoTests: false,
    retry: 0,
    unstubGlobals: true,
    restoreMocks: true,
    reporters: report ? ['default', 'json'] : ['default'],
    outputFile: { json: 'test-results/unit.json' }
  }
})
