import { Temporal } from 'temporal-polyfill'

/** A date that was understood, and how many words it took. */
export type DatePhrase = { readonly date: Temporal.PlainDate; readonly words: number }

/**
 * The date that these words begin with, seen from `today`: `today`, `tomorrow`, `fri` (today if it is Friday), `14 May`,
 * `May 14`, `14 May 2027`, `2026-12-01`, `in 3 days`, `in 2w`. A day without a year is the next one to come. Null for
 * anything else, and for days that do not exist.
 */
export function readDatePhrase(words: readonly string[], today: Temporal.PlainDate): DatePhrase | null {
  const [first = '', second = '', third = ''] = words
    .slice(0, 3)
    .map((word) => word.toLowerCase().replace(/[,.;]$/, ''))
  if (first === 'today') return { date: today, words: 1 }
  if (first === 'tomorrow') return { date: today.add({ days: 1 }), words: 1 }
  const weekday = nameIndex(first, weekdays)
  if (weekday !== null) return { date: today.add({ days: (weekday + 1 - today.dayOfWeek + 7) % 7 }), words: 1 }
  if (first === 'in') return inSoLong(second, third, today)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(first)
  if (iso !== null) return phrase(dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3])), 1)
  return dayAndMonth(first, second, third, today) ?? dayAndMonth(second, first, third, today)
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december'
]

function inSoLong(amount: string, unit: string, today: Temporal.PlainDate): DatePhrase | null {
  const together = /^(\d{1,4})([dw])$/.exec(amount)
  if (together !== null) return { date: today.add(period(Number(together[1]), together[2] === 'w')), words: 2 }
  if (!/^\d{1,4}$/.test(amount) || !/^(days?|weeks?)$/.test(unit)) return null
  return { date: today.add(period(Number(amount), unit.startsWith('w'))), words: 3 }
}

function period(count: number, areWeeks: boolean): { readonly days: number } {
  return { days: areWeeks ? count * 7 : count }
}

function dayAndMonth(day: string, month: string, year: string, today: Temporal.PlainDate): DatePhrase | null {
  const index = nameIndex(month, months)
  const number = /^(\d{1,2})(st|nd|rd|th)?$/.exec(day)?.[1]
  if (index === null || number === undefined) return null
  if (/^\d{4}$/.test(year)) return phrase(dateOf(Number(year), index + 1, Number(number)), 3)
  // Eight years hold a 29 February whatever the century does.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = dateOf(today.year + ahead, index + 1, Number(number))
    if (date !== null && Temporal.PlainDate.compare(date, today) >= 0) return { date, words: 2 }
  }
  return null
}

/** Which name begins with these letters, at least three of them and the same for no other. */
function nameIndex(letters: string, names: readonly string[]): number | null {
  const index = letters.length < 3 ? -1 : names.findIndex((name) => name.startsWith(letters))
  return index < 0 ? null : index
}

function phrase(date: Temporal.PlainDate | null, words: number): DatePhrase | null {
  return date === null ? null : { date, words }
}

function dateOf(year: number, month: number, day: number): Temporal.PlainDate | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const first = Temporal.PlainDate.from({ year, month, day: 1 })
  return day > first.daysInMonth ? null : first.with({ day })
}
