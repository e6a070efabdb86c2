import { fileURLToPath } from 'node:url'

import { defineConfig } from 'vite'

/**
 * The command line, into out/cli, for plain Node from the oldest that package.json allows. What opens a board's log, or a
 * socket to teammates, is loaded by the commands that do so alone: it needs the native library, found in node_modules.
 */
export default defineConfig({
  logLevel: 'error',
  build: {
    // Wherever it is run from: git hooks run it from their repository.
    ssr: fileURLToPath(new URL('main/cli/index.ts', import.meta.url)),
    outDir: 'out/cli',
    target: 'node20',
    sourcemap: true,
    rolldownOptions: { output: { format: 'es', entryFileNames: 'slipstream.mjs', chunkFileNames: '[name]-[hash].mjs' } }
  },
  ssr: { noExternal: true, external: ['sodium-native'] }
})
