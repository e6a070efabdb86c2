import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import type { CardPlace } from '../../state/card-place.ts'

import { PlaceIcon, placeName } from './place-looks.tsx'

/** What a column is called, with how many cards it has. */
export function ColumnHead({
  place,
  count,
  graph
}: {
  readonly place: CardPlace
  readonly count: number
  readonly graph: WorkGraph
}) {
  const name = placeName(place, graph)
  return (
    <header className="flex h-9 shrink-0 items-center gap-2 px-3">
      <PlaceIcon place={place} graph={graph} />
      <h2 className="m-0 truncate text-body font-semibold" title={name}>
        {name}
      </h2>
      <span className="tabular text-xs text-faint" aria-label={`${count} tasks`}>
        {count.toLocaleString('en')}
      </span>
    </header>
  )
}
