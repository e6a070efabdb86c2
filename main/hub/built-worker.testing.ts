import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

/** A worker of the hub for a test, in a folder of its own: the real one as it is built, and made-up ones beside it. */
export function builtWorker(source: URL) {
  const folder = mkdtempSync(join(tmpdir(), 'slipstream-worker-'))
  return {
    path: join(folder, 'worker.cjs'),
    /** As the app ships it: one chunk that runs in plain Node. */
    build: async (): Promise<void> => {
      await build({
        configFile: false,
        logLevel: 'silent',
        build: {
          ssr: fileURLToPath(source),
          outDir: folder,
          emptyOutDir: false,
          rolldownOptions: { output: { format: 'cjs', entryFileNames: 'worker.cjs' } }
        },
        ssr: { noExternal: true }
      })
    },
    /** The path of a worker of one line. */
    of: (name: string, code: string): string => {
      const path = join(folder, `${name}.cjs`)
      writeFileSync(path, code)
      return path
    },
    remove: (): void => rmSync(folder, { recursive: true })
  }
}
