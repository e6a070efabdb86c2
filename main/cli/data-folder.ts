import { join } from 'node:path'

import type { CommandContext } from './command.ts'

/** Where the app of this user keeps its data: named by the arguments, by SLIPSTREAM_DATA_FOLDER, else the system's usual place for it. */
export function dataFolder(named: string | undefined, { environment, platform, home }: CommandContext): string {
  const given = named ?? environment['SLIPSTREAM_DATA_FOLDER']
  if (given !== undefined && given !== '') return given
  switch (platform) {
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Slipstream')
    case 'win32':
      return join(environment['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Slipstream')
    default:
      return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Slipstream')
  }
}
