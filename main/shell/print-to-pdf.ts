import { writeFile } from 'node:fs/promises'

import type { WebContents } from 'electron'

import { fail, succeed } from '../../shared/lib/result.ts'
import type { Result } from '../../shared/lib/result.ts'

/** At the foot of each page, within the margin that the page's own style leaves. */
const foot =
  '<p style="width: 100%; margin: 0 18mm; text-align: right; font: 8pt sans-serif"><span class="pageNumber"></span> of <span class="totalPages"></span></p>'

/** [RV12] Prints what a page shows on paper to a PDF of numbered A4 pages, with headings and lists that a screen reader finds. */
export async function printToPdf(contents: WebContents, path: string): Promise<Result<null, string>> {
  try {
    const pdf = await contents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<p></p>',
      footerTemplate: foot,
      generateTaggedPDF: true,
      generateDocumentOutline: true
    })
    await writeFile(path, pdf)
    return succeed(null)
  } catch (error) {
    return fail(`The PDF was not written: ${error instanceof Error ? error.message : String(error)}`)
  }
}
