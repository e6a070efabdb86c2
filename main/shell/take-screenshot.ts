import { writeFile } from 'node:fs/promises'

import type { WebContents } from 'electron'

/** What has been painted is on the screen after the next frame, and a second one proves that the first is through. */
const twoFrames = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve(null))))'

/** Writes a PNG of the page as it is after one more frame. Rejects as `fs` does. */
export async function takeScreenshot(contents: WebContents, path: string): Promise<void> {
  await contents.executeJavaScript(twoFrames)
  const image = await contents.capturePage()
  await writeFile(path, image.toPNG())
}
