import { startServer } from './start-server.mjs'

/**
 * Starts Xvfb (1440 × 900, 24 bit) on the first free display number, which Xvfb itself picks and reports when it is ready.
 * @returns {Promise<{ env: { DISPLAY: string }, close: () => Promise<void> }>}
 */
export async function openVirtualDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp', '-noreset']
  const { line, close } = await startServer('Xvfb', args)
  return { env: { DISPLAY: `:${line}` }, close }
}
