import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { build } from 'vite'

/** Bundles the child for Node, which runs no TypeScript; gives its path. Native modules are found from the project's folder. */
export async function buildHubChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, external: ['sodium-native'] },
    build: {
      ssr: fileURLToPath(new URL('hub-child.ts', import.meta.url)),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'hub-child.mjs', format: 'es' } }
    }
  })
  return join(folder, 'hub-child.mjs')
}
