/** Orders by code unit, alike on every machine (locale order would differ between replicas, [F1]). */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
