import * as Y from 'yjs'

import { compareText } from '../lib/compare.ts'

/**
 * A text that two documents share exactly when they hold the same: for every root its live map entries as
 * (key, clientID, clock, value) and its live sequence elements, sorted, and the merged delete set. Unlike
 * `encodeStateAsUpdate` it does not depend on the order in which updates came. Digests are made from it (sync.md).
 */
export function normalisedState(doc: Y.Doc): string {
  const roots = [...doc.share.keys()].toSorted(compareText)
  const lines: string[] = []
  for (const root of roots) {
    const type = doc.share.get(root)
    if (type === undefined) continue
    const name = JSON.stringify(root)
    for (const key of [...type._map.keys()].toSorted(compareText)) {
      const item = type._map.get(key)
      if (item === undefined || item.deleted) continue
      const value = canonical(item.content.getContent()[item.length - 1])
      lines.push(`${name} ${JSON.stringify(key)} ${item.id.client} ${item.id.clock + item.length - 1} ${value}`)
    }
    for (let item = type._start; item !== null; item = item.right)
      if (!item.deleted) lines.push(...elements(name, item))
  }
  return [...lines, ...deletions(doc)].join('\n')
}

/** One line an element, so that it does not matter how Yjs has joined or split the runs. */
function elements(root: string, item: Y.Item): readonly string[] {
  return item.content
    .getContent()
    .map((element: unknown, offset) => `${root} - ${item.id.client} ${item.id.clock + offset} ${canonical(element)}`)
}

function deletions(doc: Y.Doc): readonly string[] {
  const { clients } = Y.createDeleteSetFromStructStore(doc.store)
  return [...clients].toSorted(([a], [b]) => a - b).map(([client, ranges]) => `deleted ${client} ${joined(ranges)}`)
}

/** Ranges as `from+length`, neighbours joined. */
function joined(ranges: readonly { readonly clock: number; readonly len: number }[]): string {
  const merged: { from: number; length: number }[] = []
  for (const { clock, len } of ranges.toSorted((a, b) => a.clock - b.clock)) {
    const last = merged.at(-1)
    if (last !== undefined && last.from + last.length >= clock)
      last.length = Math.max(last.length, clock + len - last.from)
    else merged.push({ from: clock, length: len })
  }
  return merged.map(({ from, length }) => `${from}+${length}`).join(',')
}

/** JSON with sorted keys; what JSON has no word for (foreign documents) is written as its type and text. */
function canonical(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value)
  if (typeof value === 'bigint') return `bigint(${value})`
  if (value instanceof Uint8Array) return `bytes(${value.join(',')})`
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value instanceof Y.AbstractType) return `type(${canonical(value.toJSON())})`
  if (typeof value !== 'object') return `(${typeof value})`
  const members = Object.entries(value).toSorted(([a], [b]) => compareText(a, b))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}
