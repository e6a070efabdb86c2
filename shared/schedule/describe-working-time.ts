/** Working time in words: "2 days", "1.5 days", "4 hours", "20 minutes"; the sign is left to the sentence around it. */
export function describeWorkingTime(minutes: number, minutesPerDay: number): string {
  const amount = Math.abs(minutes)
  const day = minutesPerDay > 0 ? minutesPerDay : 480
  if (amount >= day) return counted(roundToTenth(amount / day), 'day')
  if (amount >= 60) return counted(roundToTenth(amount / 60), 'hour')
  return counted(amount, 'minute')
}

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}

function roundToTenth(amount: number): number {
  return Math.round(amount * 10) / 10
}
