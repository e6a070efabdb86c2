import type { Rectangle } from '../settings/parse-saved-window.ts'

/** Below this the board's columns and the side panel no longer fit. */
export const smallestWindow = { width: 720, height: 480 }

const usualWindow = { width: 1280, height: 820 }

/** This much of the title bar must lie on a display for a person to take hold of the window. */
const grip = { width: 120, height: 40 }

/**
 * Where to put the window on the displays of today: where it was left if it can still be reached there, no larger than
 * that display, else centred on the first. `workAreas` are the displays without panels and docks, the primary first.
 */
export function placeWindow(saved: Rectangle | null, workAreas: readonly Rectangle[]): Rectangle {
  const home = saved === null ? undefined : workAreas.find((area) => isReachable(saved, area))
  if (saved !== null && home !== undefined) return fitInto(saved, home)
  const [primary] = workAreas
  if (primary === undefined) return { x: 0, y: 0, ...usualWindow }
  const size = sizeWithin(saved ?? { x: 0, y: 0, ...usualWindow }, primary)
  return {
    x: primary.x + Math.max(0, Math.floor((primary.width - size.width) / 2)),
    y: primary.y + Math.max(0, Math.floor((primary.height - size.height) / 2)),
    ...size
  }
}

function isReachable(window: Rectangle, area: Rectangle): boolean {
  const across = Math.min(window.x + window.width, area.x + area.width) - Math.max(window.x, area.x)
  return across >= grip.width && window.y >= area.y - grip.height && window.y <= area.y + area.height - grip.height
}

function fitInto(window: Rectangle, area: Rectangle): Rectangle {
  const size = sizeWithin(window, area)
  return {
    x: shift(window.x, size.width, area.x, area.width),
    y: shift(window.y, size.height, area.y, area.height),
    ...size
  }
}

/** Never smaller than the page can be, even on a display that is smaller still. */
function sizeWithin(window: Rectangle, area: Rectangle): { readonly width: number; readonly height: number } {
  return {
    width: Math.max(smallestWindow.width, Math.min(window.width, area.width)),
    height: Math.max(smallestWindow.height, Math.min(window.height, area.height))
  }
}

function shift(from: number, length: number, areaFrom: number, areaLength: number): number {
  return Math.max(areaFrom, Math.min(from, areaFrom + areaLength - length))
}
