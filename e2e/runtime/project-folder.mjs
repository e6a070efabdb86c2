import { fileURLToPath } from 'node:url'

/** The folder of package.json, whatever the working folder is. */
export const PROJECT_FOLDER = fileURLToPath(new URL('../../', import.meta.url)).replace(/[\\/]$/, '')
