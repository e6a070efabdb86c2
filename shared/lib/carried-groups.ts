import { RevisedMap } from './revised-map.ts'

/** The keys of a map by the group that their values belong to, in any order. */
export type Groups<Group, Key> = ReadonlyMap<Group, ReadonlySet<Key>>

type Read<Group, Key, Value> = {
  readonly map: RevisedMap<Key, Value>
  readonly groups: RevisedMap<Group, ReadonlySet<Key>>
}

/**
 * Reads maps in groups; `groupOf` says which one a value belongs to, null is none. A map is read whole once: revisions that
 * came of it are read as far as they differ, so that after an edit the groups cost what the edit does.
 */
export function carriedGroups<Group, Key, Value>(
  groupOf: (value: Value) => Group | null
): (map: ReadonlyMap<Key, Value>) => Groups<Group, Key> {
  const known = new WeakMap<ReadonlyMap<Key, Value>, Groups<Group, Key>>()
  /** Of each lineage of maps the one that was read last. */
  const latest = new WeakMap<object, Read<Group, Key, Value>>()

  /** What the last map of this lineage had, with what changed since. */
  function carried(map: RevisedMap<Key, Value>): RevisedMap<Group, ReadonlySet<Key>> | null {
    const last = latest.get(map.lineage)
    const changed = last === undefined ? null : map.changedSince(last.map)
    if (last === undefined || changed === null) return null
    const touched = new Map<Group, Set<Key>>()
    const open = (group: Group): Set<Key> => {
      const keys = touched.get(group) ?? new Set(last.groups.get(group))
      touched.set(group, keys)
      return keys
    }
    for (const key of changed) {
      const [before, after] = [groupAt(last.map, key), groupAt(map, key)]
      if (before === after) continue
      if (before !== null) open(before).delete(key)
      if (after !== null) open(after).add(key)
    }
    return last.groups.revise(
      new Map(Array.from(touched, ([group, keys]) => [group, keys.size === 0 ? undefined : keys] as const))
    )
  }

  function groupAt(map: RevisedMap<Key, Value>, key: Key): Group | null {
    const value = map.get(key)
    return value === undefined ? null : groupOf(value)
  }

  function readWhole(map: ReadonlyMap<Key, Value>): RevisedMap<Group, ReadonlySet<Key>> {
    const groups = new Map<Group, Set<Key>>()
    for (const [key, value] of map) {
      const group = groupOf(value)
      if (group === null) continue
      const keys = groups.get(group)
      if (keys === undefined) groups.set(group, new Set([key]))
      else keys.add(key)
    }
    return RevisedMap.of(groups)
  }

  return (map) => {
    const found = known.get(map)
    if (found !== undefined) return found
    const revision = RevisedMap.from(map)
    const groups = (revision && carried(revision)) ?? readWhole(map)
    known.set(map, groups)
    if (revision !== null) latest.set(revision.lineage, { map: revision, groups })
    return groups
  }
}
