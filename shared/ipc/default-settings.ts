import type { Settings } from './preload-api.ts'

/** What holds until a person says otherwise. */
export const defaultSettings: Settings = {
  theme: 'system',
  contrast: 'system',
  me: {},
  toldAboutTray: false,
  lastBoard: null,
  network: 'local',
  signals: { on: true, port: 0, webhookSecret: null },
  notifications: { gather: 20, undisturbedUntil: null, atAnyHour: false },
  looks: {},
  density: 'comfortable'
}
