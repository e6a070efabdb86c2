import type { Intent } from '../intents/intent.ts'
import type { ImportPreview } from '../ipc/hub-to-window.ts'

/** What a file says: counts and problems for the preview, and one `together` that adds it all; null with any error. */
export type ImportReading = Omit<ImportPreview, 'token'> & { readonly intent: Intent | null }
