import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

/** The oldest runtime the app is started on (e2e/runtime): Node 20.18 and Chrome 130, whatever Electron npm has installed. */
const oldestNode = 'node20'
const oldestChrome = 'chrome130'

/** Native: stays outside the bundle and the archive, and is found in node_modules at run time. Everything else is bundled. */
const native = ['sodium-native']

/**
 * Main with the hub, preload and page, into out/.
 *
 * `build.lib` beside a `?modulePath` import crashes electron-vite 6, hence explicit inputs. With `"type": "module"` in
 * package.json CommonJS has to be called .cjs.
 */
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: oldestNode,
      sourcemap: true,
      externalizeDeps: { include: native },
      rolldownOptions: {
        input: { index: resolve('main/index.ts') },
        external: native,
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' }
      }
    }
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: oldestNode,
      sourcemap: 'inline',
      // A sandboxed preload cannot require packages.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('main/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' }
      }
    }
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), tailwindcss()],
    build: {
      outDir: resolve('out/renderer'),
      emptyOutDir: true,
      target: oldestChrome,
      minify: true,
      // No map here: Tailwind's plugin makes none, and warns on each build.
      sourcemap: false,
      modulePreload: { polyfill: false },
      // The page's policy has no `data:` for scripts and fonts: small files stay files.
      assetsInlineLimit: 0,
      rolldownOptions: {
        // Absolute, or the dev server's scan for dependencies fails.
        input: { index: resolve('renderer/index.html') }
      }
    }
  }
})
