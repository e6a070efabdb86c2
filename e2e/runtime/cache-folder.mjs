import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'

/** The folder for what these scripts fetch: `$XDG_CACHE_HOME/slipstream` or `~/.cache/slipstream`. May not exist yet. */
export function cacheFolder() {
  const xdg = process.env['XDG_CACHE_HOME']
  return join(xdg !== undefined && isAbsolute(xdg) ? xdg : join(homedir(), '.cache'), 'slipstream')
}
