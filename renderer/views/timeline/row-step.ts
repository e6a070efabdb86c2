/** The row that a key leads to from row `at` of `count`, or null for another key; `page` is how many rows are seen at once. */
export function rowStep(key: string, at: number, count: number, page: number): number | null {
  const to = (row: number) => Math.max(0, Math.min(count - 1, row))
  switch (key) {
    case 'ArrowUp':
      return to(at - 1)
    case 'ArrowDown':
      return to(at + 1)
    case 'PageUp':
      return to(at - Math.max(1, page - 1))
    case 'PageDown':
      return to(at + Math.max(1, page - 1))
    case 'Home':
      return to(0)
    case 'End':
      return to(count - 1)
    default:
      return null
  }
}
