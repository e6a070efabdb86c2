import { startServer } from './start-server.mjs'

/**
 * Starts a D-Bus session bus of its own, as dbus-run-session does, but held by its caller: no wrapper process, and as many
 * as there are tests at once.
 * @returns {Promise<{ env: { DBUS_SESSION_BUS_ADDRESS: string }, close: () => Promise<void> }>}
 */
export async function openSessionBus() {
  const { line, close } = await startServer('dbus-daemon', [
    '--session',
    '--nofork',
    '--nopidfile',
    '--print-address=3'
  ])
  return { env: { DBUS_SESSION_BUS_ADDRESS: line }, close }
}
