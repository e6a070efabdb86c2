const shape =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** Unix milliseconds of an RFC 3339 text with its offset; undefined for anything else. A second 60 is none that a clock here has. */
export function readMoment(value: unknown): number | undefined {
  const parts = typeof value === 'string' ? shape.exec(value) : null
  if (parts === null) return undefined
  const [year, month, day, hours, minutes, seconds] = parts.slice(1, 7).map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number
  ]
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
  if (!isDay) return undefined
  const offset = (parts[8] === '-' ? -1 : 1) * (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0))
  const milliseconds = Math.floor(Number(`0${parts[7] ?? ''}`) * 1000)
  const seconds1970 = ((daysSince1970(year, month, day) * 24 + hours) * 60 + minutes - offset) * 60 + seconds
  return seconds1970 * 1000 + milliseconds
}

/** Days of the proleptic Gregorian calendar, counted in years that begin in March. (Hinnant, "days_from_civil".) */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0
}
