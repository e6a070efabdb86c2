/** "3d", "1d 4h", "4h 30m", "0d" for working minutes; `minutesPerDay` is what people mean by a day. Negative ones get a minus. */
export function formatDuration(minutes: number, minutesPerDay: number): string {
  const sign = minutes < 0 ? '−' : ''
  const whole = Math.abs(Math.round(minutes))
  const days = Math.floor(whole / minutesPerDay)
  const rest = whole % minutesPerDay
  const parts = [
    days > 0 ? `${days}d` : '',
    rest >= 60 ? `${Math.floor(rest / 60)}h` : '',
    rest % 60 > 0 ? `${rest % 60}m` : ''
  ].filter((part) => part !== '')
  return parts.length === 0 ? '0d' : `${sign}${parts.join(' ')}`
}

/** "3 days", "1 day", "4 hours": the same in full words, for sentences and screen readers. */
export function sayDuration(minutes: number, minutesPerDay: number): string {
  return formatDuration(minutes, minutesPerDay)
    .split(' ')
    .map((part) => {
      const amount = part.slice(0, -1)
      const word = { d: 'day', h: 'hour', m: 'minute' }[part.slice(-1)] ?? ''
      return `${amount} ${word}${amount === '1' ? '' : 's'}`
    })
    .join(' ')
}
