/** A date of the calendar; `month` counts from 0, `date` from 1. */
export type CivilDate = { readonly year: number; readonly month: number; readonly date: number }

/** Days since 1970-01-01 of a date from 1900 to 2299; null for what is no such date. */
export function dayOfIso(text: string): number | null {
  const match = /^((?:19|2[012])\d{2})-(\d{2})-(\d{2})$/.exec(text)
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])]
  if (!match || month < 1 || month > 12 || date < 1) return null
  const day = dayOfCivil({ year, month: month - 1, date })
  return civilOf(day).date === date ? day : null
}

/** Days since 1970-01-01 of a date; a day past the end of its month is one of the next. */
export function dayOfCivil({ year, month, date }: CivilDate): number {
  // Years begin in March, so that the odd day comes last (Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  const from = month > 1 ? year : year - 1
  const era = Math.floor(from / 400)
  const ofEra = from - era * 400
  const ofYear = Math.floor((153 * ((month + 10) % 12) + 2) / 5) + date - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The date of a day since 1970-01-01. */
export function civilOf(day: number): CivilDate {
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const ofMarch = Math.floor((5 * ofYear + 2) / 153)
  const month = (ofMarch + 2) % 12
  const date = ofYear - Math.floor((153 * ofMarch + 2) / 5) + 1
  return { year: year + era * 400 + (month < 2 ? 1 : 0), month, date }
}

/** `YYYY-MM-DD` of a day since 1970-01-01. */
export function isoOfDay(day: number): string {
  const { year, month, date } = civilOf(day)
  return `${year}-${String(month + 1).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

/** The day of the week; Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
