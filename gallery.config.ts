import { resolve } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The gallery of `renderer/ui`, for whoever draws and for its tests; no part of the app. `npm run gallery` serves it. */
export default defineConfig({
  root: 'renderer/gallery',
  // A window opens the built page as a file.
  base: './',
  logLevel: 'warn',
  plugins: [react(), tailwindcss()],
  build: { outDir: resolve('out/gallery'), emptyOutDir: true, modulePreload: { polyfill: false } },
  server: { open: true }
})
