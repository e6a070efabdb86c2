import { utilityProcess } from 'electron'
import type { MessagePortMain } from 'electron'

import type { HubChild, HubChildEvents } from '../hub/host/hub-child.ts'

/**
 * Starts the hub's built module at `path` as a utility process. What it prints goes to `onOutput` in pieces: it is Node's
 * and ours, never people's words.
 */
export function forkHub(
  path: string,
  args: readonly string[],
  events: HubChildEvents,
  onOutput: (text: string) => void
): HubChild<MessagePortMain> {
  const child = utilityProcess.fork(path, [...args], { serviceName: 'Slipstream hub', stdio: 'pipe' })
  child.on('message', (message: unknown) => events.onMessage(message))
  child.on('exit', (code) => events.onExit(code))
  child.stdout?.on('data', (chunk: unknown) => onOutput(String(chunk)))
  child.stderr?.on('data', (chunk: unknown) => onOutput(String(chunk)))
  return {
    // Buffers are never listed as transferables: towards a utility process the message would arrive as null (platform.md).
    post: (message, ports) => child.postMessage(message, [...ports]),
    kill: () => {
      child.kill()
    }
  }
}
