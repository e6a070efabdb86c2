import { useEffect, useEffectEvent } from 'react'
import type { RefObject } from 'react'

/**
 * Copying and pasting while the focus is in `area` and nobody is writing there. Chromium tells the page and not the area,
 * because nothing is selected, and it copies then only for who says beforehand that there is something.
 */
export function useClipboard(
  area: RefObject<HTMLElement | null>,
  /** What goes to the clipboard; null leaves it as it is. */
  onCopy: () => string | null,
  onPaste: (text: string) => void
): void {
  const copy = useEffectEvent((event: ClipboardEvent) => {
    const text = isInside(area.current) ? onCopy() : null
    if (text === null) return
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
  })
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const text = isInside(area.current) ? (event.clipboardData?.getData('text/plain') ?? '') : ''
    if (text.trim() === '') return
    event.preventDefault()
    onPaste(text)
  })
  const announce = useEffectEvent((event: Event) => {
    if (isInside(area.current)) event.preventDefault()
  })
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    document.addEventListener('beforecopy', (event) => announce(event), { signal })
    document.addEventListener('copy', (event) => copy(event), { signal })
    document.addEventListener('paste', (event) => paste(event), { signal })
    return () => ending.abort()
  }, [])
}

function isInside(area: HTMLElement | null): boolean {
  const focused = document.activeElement
  return area !== null && focused !== null && area.contains(focused) && !(focused instanceof HTMLInputElement)
}
