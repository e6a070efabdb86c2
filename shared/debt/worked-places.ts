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
  // Loops: a hundred thousand instants on a large board, of which most are nobody's moment yet.
  const between = new Set<number>()
  const worked = lists.map((list) => {
    const minutes = new Float64Array(list.length)
    for (let at = 0; at < list.length; at += 1) {
      const instant = list[at] ?? 0
      if (instant <= first) continue
      const minute = instant >= last ? total : time.between(first, instant)
      minutes[at] = minute
      if (minute > 0 && minute < total) between.add(minute)
    }
    return minutes
  })
  const minutes = Float64Array.from([0, ...between, total]).toSorted()
  const placeOf = new Map<number, number>()
  for (let place = 1; place < minutes.length; place += 1) placeOf.set(minutes[place] ?? 0, place)
  return {
    minutes,
    lists: worked.map((list) => {
      const places = new Int32Array(list.length)
      for (let at = 0; at < list.length; at += 1) {
        const minute = list[at] ?? 0
        if (minute > 0) places[at] = minute >= total ? minutes.length - 1 : (placeOf.get(minute) ?? 0)
      }
      return places
    })
  }
}
