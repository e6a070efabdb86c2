import type { WorkingTime } from '../schedule/working-time.ts'

/** Instants as places: numbers of the working minutes at which anything happens, in rising order. */
export type WorkedPlaces = {
  /** Working minutes since the first of the instants, by place. */
  readonly minutes: Float64Array
  /** What each list of instants was, as places. */
  readonly lists: readonly Int32Array[]
}

/**
 * [D11] Lays lists of instants onto the working time between two of them. What happens outside working time happens when it
 * begins again; what lies before `first` or after `last`, infinity included, has the first or the last place.
 */
export function layOut(
  lists: readonly ArrayLike<number>[],
  first: number,
  last: number,
  time: WorkingTime
): WorkedPlaces {
  const total = time.between(first, last)
  const worked = lists.map((list) =>
    Float64Array.from(list, (instant) =>
      instant <= first ? 0 : instant >= last ? total : time.between(first, instant)
    )
  )
  const between = new Set<number>()
  for (const list of worked) for (const minute of list) if (minute > 0 && minute < total) between.add(minute)
  const minutes = Float64Array.from([0, ...between, total]).toSorted()
  const end = minutes.length - 1
  const placeOf = new Map<number, number>()
  for (const [place, minute] of minutes.entries()) placeOf.set(minute, place)
  return {
    minutes,
    lists: worked.map((list) =>
      Int32Array.from(list, (minute) => (minute <= 0 ? 0 : minute >= total ? end : (placeOf.get(minute) ?? 0)))
    )
  }
}
