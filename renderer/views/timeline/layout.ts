/** Sizes that the rows, the grid behind them and the arrows between them share, in pixels. */
export const rowHeight = 36
export const headerHeight = 52
export const barHeight = 18

/** Width of the column of titles in a window that wide. */
export function titleWidth(viewportWidth: number): number {
  if (viewportWidth >= 1100) return 300
  return viewportWidth >= 760 ? 236 : 176
}
