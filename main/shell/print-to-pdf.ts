import { writeFile } from 'node:fs/promises'

import type { WebContents } from 'electron'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** [RV12] Prints what a page shows on paper to a PDF of A4 pages, with headings and lists that a screen reader finds. */
export async function printToPdf(contents: WebContents, path: string): Promise<Result<null, string>> {
  try {
    const pdf = await contents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true
    })
    await writeFile(path, pdf)
    return succeed(null)
  } catch (error) {
    return fail(`The PDF was not written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
