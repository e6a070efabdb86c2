import { FlagTriangleRight, Scale } from 'lucide-react'
import type { ReactNode } from 'react'

import { columnNames } from '../../../shared/model/board-look.ts'
import type { BoardFilters } from '../../../shared/model/saved-view.ts'
import type { WorkGraph } from '../../../shared/model/work-graph.ts'
import { initiativesOf, ownersOf } from '../../state/arrange-cards.ts'
import { placeKey } from '../../state/card-place.ts'
import type { CardPlace } from '../../state/card-place.ts'

import { PlaceIcon, placeName } from './place-looks.tsx'

/** One thing that can be filtered by: whether it is, and the filters after it was turned. */
export type FilterChoice = {
  readonly id: string
  readonly label: string
  readonly icon: ReactNode
  readonly isOn: boolean
  readonly turned: BoardFilters
}

/** [BV8] What a board can be filtered by, kind by kind. Who or what is gone but still asked for stays in it, so that it can be taken away. */
export function filterChoices(filters: BoardFilters, graph: WorkGraph): readonly (readonly FilterChoice[])[] {
  const places = (all: readonly CardPlace[], asked: readonly CardPlace[]) => {
    const known = new Set(all.map(placeKey))
    return [...all, ...asked.filter((place) => !known.has(placeKey(place)))].map((place) =>
      placeChoice(place, filters, graph)
    )
  }
  return [
    columnNames.map((state) => placeChoice({ kind: 'state', state }, filters, graph)),
    places(
      ownersOf(graph),
      filters.owners.map((owner) => ({ kind: 'owner', owner }))
    ),
    places(
      initiativesOf(graph),
      filters.initiatives.map((initiative) => ({ kind: 'initiative', initiative }))
    ),
    [
      {
        id: 'promiseAtRisk',
        label: 'Promise at risk',
        icon: <FlagTriangleRight aria-hidden size={15} className="shrink-0 text-danger" />,
        isOn: filters.promiseAtRisk,
        turned: { ...filters, promiseAtRisk: !filters.promiseAtRisk }
      },
      {
        id: 'holdsDebt',
        label: 'Holds debt',
        icon: <Scale aria-hidden size={15} className="shrink-0 text-debt" />,
        isOn: filters.holdsDebt,
        turned: { ...filters, holdsDebt: !filters.holdsDebt }
      }
    ]
  ]
}

function placeChoice(place: CardPlace, filters: BoardFilters, graph: WorkGraph): FilterChoice {
  return {
    id: `${place.kind} ${placeKey(place)}`,
    label: placeName(place, graph),
    icon: <PlaceIcon place={place} graph={graph} />,
    ...turn(place, filters)
  }
}

function turn(place: CardPlace, filters: BoardFilters): Pick<FilterChoice, 'isOn' | 'turned'> {
  switch (place.kind) {
    case 'state': {
      const { isOn, values } = without(filters.states, place.state)
      return { isOn, turned: { ...filters, states: values } }
    }
    case 'owner': {
      const { isOn, values } = without(filters.owners, place.owner)
      return { isOn, turned: { ...filters, owners: values } }
    }
    case 'initiative': {
      const { isOn, values } = without(filters.initiatives, place.initiative)
      return { isOn, turned: { ...filters, initiatives: values } }
    }
  }
}

function without<Value>(values: readonly Value[], value: Value): { isOn: boolean; values: readonly Value[] } {
  const isOn = values.includes(value)
  return { isOn, values: isOn ? values.filter((each) => each !== value) : [...values, value] }
}
