/** What a file is: by its content first, then by its name. `binary` are Project's own .mpp and other files that are no text. */
export type FileFormat = 'csv' | 'msproject' | 'psplib' | 'icalendar' | 'binary'

export function detectFormat(name: string, text: string): FileFormat {
  if (/^\uFEFF?\s*<(?:\?xml|!|[\w:]*Project\b)/i.test(text.slice(0, 1000))) return 'msproject'
  // No text has a NUL in it; a PDF has none at first.
  if (text.slice(0, 4096).includes('\0') || text.startsWith('%PDF') || text.startsWith('PK\u0003\u0004'))
    return 'binary'
  if (/^\uFEFF?\s*\*{3}/.test(text) && text.includes('PRECEDENCE RELATIONS')) return 'psplib'
  if (/^\uFEFF?\s*BEGIN:VCALENDAR\s*$/im.test(text.slice(0, 200))) return 'icalendar'
  return /\.(?:xml|mspdi)$/i.test(name) ? 'msproject' : 'csv'
}
