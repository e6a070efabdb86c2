import type { CalendarId, PersonId } from './ids.ts'

/** Somebody who owns work; imported owners are people who have not joined yet. */
export type Person = {
  readonly id: PersonId
  readonly name: string
  /** One of the eight hues of the palette, 0 to 7. */
  readonly hue: number
  readonly calendar: CalendarId | null
  /** Whom they work with: two people of one team say the same name. Null where nobody has said it. [DOC18] */
  readonly team: string | null
  /** What other tools call them, such as `github:mia` or `git:mia@example.org`, in the order of the alphabet. [SG13] */
  readonly logins: readonly string[]
}
