import { compareText } from '../../lib/compare.ts'
import type { DeviceId } from '../../model/ids.ts'
import type { FrameHash } from '../frame.ts'

import type { MembershipFact } from './membership-fact.ts'

/** The membership frames behind each, all of them. */
export type Pasts = ReadonlyMap<FrameHash, ReadonlySet<FrameHash>>

type Rank = { readonly depth: number; readonly grant: FrameHash | '' }

const ownsNothing: Rank = { depth: Number.POSITIVE_INFINITY, grant: '' }

/**
 * [M5] All operations in one line, the same on every replica. Those that take away come first, by the rank of their
 * author: an owner nearer to the root is not undone by one who was granted later, however its frames are dated.
 */
export function membershipLine(facts: readonly MembershipFact[], pasts: Pasts): readonly MembershipFact[] {
  const ranks = ownerRanks(facts)
  const before = (a: MembershipFact, b: MembershipFact): number => {
    const [left, right] = [ranks.get(a.device) ?? ownsNothing, ranks.get(b.device) ?? ownsNothing]
    return compareRanks(left, right) || compareText(a.hash, b.hash)
  }
  const byHash = new Map(facts.map((fact) => [fact.hash, fact]))
  const line: MembershipFact[] = []
  const placed = new Set<FrameHash>()

  function place(fact: MembershipFact): void {
    if (placed.has(fact.hash)) return
    placed.add(fact.hash)
    line.push(fact)
  }

  function placeWithPast(fact: MembershipFact): void {
    if (placed.has(fact.hash)) return
    const missing = [...(pasts.get(fact.hash) ?? [])].filter((hash) => !placed.has(hash))
    const behind = missing.flatMap((hash) => byHash.get(hash) ?? [])
    const size = ({ hash }: MembershipFact): number => pasts.get(hash)?.size ?? 0
    // Whatever lies behind another has the smaller past.
    for (const each of behind.toSorted((a, b) => size(a) - size(b) || before(a, b))) place(each)
    place(fact)
  }

  const sorted = facts.toSorted(before)
  for (const fact of sorted) if (takesAway(fact)) placeWithPast(fact)
  for (const fact of sorted) placeWithPast(fact)
  return line
}

function takesAway({ op }: MembershipFact): boolean {
  return op.type === 'setRole' || op.type === 'remove' || op.type === 'retire'
}

/** [M5] How far each owner is from the root, by what is held alone: whether a grant stands is not asked. */
function ownerRanks(facts: readonly MembershipFact[]): ReadonlyMap<DeviceId, Rank> {
  const inviters = new Map(facts.flatMap(({ op, device }) => (op.type === 'invite' ? [[op.key, { op, device }]] : [])))
  const ranks = new Map<DeviceId, Rank>()
  let moved = true
  while (moved) {
    moved = false
    for (const { op, device, hash } of facts) {
      const grant = granting(op, device, inviters)
      if (grant === null) continue
      const by = grant.by === null ? -1 : ranks.get(grant.by)?.depth
      if (by === undefined) continue
      const rank: Rank = { depth: by + 1, grant: hash }
      const known = ranks.get(grant.to)
      if (known !== undefined && compareRanks(known, rank) <= 0) continue
      ranks.set(grant.to, rank)
      moved = true
    }
  }
  return ranks
}

type Inviters = ReadonlyMap<
  string,
  { readonly op: Extract<MembershipFact['op'], { type: 'invite' }>; readonly device: DeviceId }
>

/** Who makes whom an owner by this operation; the root is nobody's device. */
function granting(
  op: MembershipFact['op'],
  author: DeviceId,
  inviters: Inviters
): { readonly by: DeviceId | null; readonly to: DeviceId } | null {
  if (op.type === 'found') return { by: null, to: op.device }
  if (op.type === 'certify') return op.role === 'owner' ? { by: author, to: op.device } : null
  const inviter = op.type === 'join' ? inviters.get(op.invite) : undefined
  return inviter?.op.role === 'owner' ? { by: inviter.device, to: author } : null
}

function compareRanks(a: Rank, b: Rank): number {
  if (a.depth !== b.depth) return a.depth < b.depth ? -1 : 1
  return compareText(a.grant, b.grant)
}
