import { useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'

/** What is seen of a scroller. `chunk` counts steps of `chunkWidth` pixels scrolled to the right, so that it changes seldom. */
export type Viewport = { readonly width: number; readonly height: number; readonly chunk: number }

/** How far one may scroll sideways before the grid is drawn anew. */
export const chunkWidth = 480

/** Follows a scroller's size and, coarsely, how far it is scrolled sideways. */
export function useViewport(scroller: RefObject<HTMLElement | null>): Viewport {
  const [viewport, setViewport] = useState<Viewport>({ width: 0, height: 0, chunk: 0 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const read = () =>
      setViewport((before) => {
        const next = {
          width: element.clientWidth,
          height: element.clientHeight,
          chunk: Math.floor(element.scrollLeft / chunkWidth)
        }
        const isSame = next.width === before.width && next.height === before.height && next.chunk === before.chunk
        return isSame ? before : next
      })
    const sizes = new ResizeObserver(read)
    sizes.observe(element)
    element.addEventListener('scroll', read, { passive: true })
    read()
    return () => {
      sizes.disconnect()
      element.removeEventListener('scroll', read)
    }
  }, [scroller])
  return viewport
}
