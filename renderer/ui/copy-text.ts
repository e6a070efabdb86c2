/** Puts text onto the clipboard while a person's press is being answered: pages have no permission, and this needs none. Whether it did. */
export function copyText(text: string): boolean {
  let took = false
  const give = (event: ClipboardEvent): void => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', text)
    took = event.clipboardData !== null
  }
  // First in line: a view may have a meaning of its own for copying.
  window.addEventListener('copy', give, { capture: true })
  try {
    // The way that took its place asks for a permission, which our pages are not given.
    // oxlint-disable-next-line typescript/no-deprecated
    return document.execCommand('copy') && took
  } finally {
    window.removeEventListener('copy', give, { capture: true })
  }
}
