import type { HubToWindow, PackedHubToWindow } from './hub-to-window.ts'
import { packForecasts } from './pack-forecasts.ts'

/** A message as it is posted; the window's parser makes it what it was. */
export function packMessage(message: HubToWindow): PackedHubToWindow {
  if (message.type !== 'schedule') return message
  const { delta } = message
  return { type: 'schedule', delta: { ...delta, changed: packForecasts(delta.changed) } }
}
