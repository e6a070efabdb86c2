import type { ImportContext, NewId } from '../../../shared/formats/import-context.ts'
import type { ImportReading } from '../../../shared/formats/import-reading.ts'
import { readCalendar } from '../../../shared/formats/read-calendar.ts'
import { readCsv } from '../../../shared/formats/read-csv.ts'
import { readMsProject } from '../../../shared/formats/read-ms-project.ts'
import { readPsplib } from '../../../shared/formats/read-psplib.ts'
import { assertNever } from '../../../shared/lib/assert-never.ts'

import { decodeText } from './decode-text.ts'
import { detectFormat } from './detect-format.ts'
import { failedReading } from './failed-reading.ts'

/** Reads a file whatever it is: this is what runs in the worker. The import is called as the file is, without its ending. */
export function readFile(name: string, bytes: Uint8Array, context: ImportContext, newId: NewId): ImportReading {
  const { text, isGuessed } = decodeText(bytes)
  const title = name.replace(/\.[A-Za-z0-9]{1,8}$/, '') || name
  const format = detectFormat(name, text)
  switch (format) {
    case 'csv':
      return withWarning(readCsv(text, title, context, newId), isGuessed)
    case 'msproject':
      return withWarning(readMsProject(text, title, context, newId), isGuessed)
    case 'psplib':
      return withWarning(readPsplib(text, title, context, newId), isGuessed)
    case 'icalendar':
      return withWarning(readCalendar(text, title, context, newId), isGuessed)
    case 'binary':
      return failedReading(
        /\.mp[ptx]$/i.test(name) ? 'msproject' : 'csv',
        title,
        'This is no text file. Save the plan as XML in Microsoft Project, or export the table as CSV.'
      )
    default:
      return assertNever(format)
  }
}

function withWarning(reading: ImportReading, isGuessed: boolean): ImportReading {
  if (!isGuessed) return reading
  const message = 'The text is not in UTF-8; it was read as Windows text (windows-1252), so look at its accents.'
  return { ...reading, problems: [...reading.problems, { severity: 'warning', where: 'file', message }] }
}
