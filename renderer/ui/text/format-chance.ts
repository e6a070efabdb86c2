/** "63 %" for a share from 0 to 1; counted out of so many runs, nothing is certain and nothing impossible. */
export function formatChance(chance: number): string {
  const percent = Math.round(chance * 100)
  if (percent < 1) return 'under 1\u00A0%'
  return percent > 99 ? 'over 99\u00A0%' : `${percent}\u00A0%`
}
