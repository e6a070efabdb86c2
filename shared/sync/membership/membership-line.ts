import { compareText } from '../../lib/compare.ts'
import type { FrameHash } from '../frame.ts'

import type { MembershipFact } from './membership-fact.ts'
import type { Pasts } from './membership-pasts.ts'
import { compareRanks, ownerRanks, ownsNothing } from './owner-ranks.ts'

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

  /** Behind a placed one everything is placed, so that nobody's past is walked twice. */
  function unplacedBehind(fact: MembershipFact): readonly MembershipFact[] {
    const found = new Set<MembershipFact>()
    const open = [fact]
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const tip of next.tips) {
        const behind = placed.has(tip) ? undefined : byHash.get(tip)
        if (behind === undefined || found.has(behind)) continue
        found.add(behind)
        open.push(behind)
      }
    }
    return [...found]
  }

  function placeWithPast(fact: MembershipFact): void {
    if (placed.has(fact.hash)) return
    // Whatever lies behind another has the smaller past.
    const behind = unplacedBehind(fact).toSorted((a, b) => pasts.sizeOf(a.hash) - pasts.sizeOf(b.hash) || before(a, b))
    for (const each of [...behind, fact]) {
      placed.add(each.hash)
      line.push(each)
    }
  }

  const sorted = facts.toSorted(before)
  for (const fact of sorted) if (takesAway(fact)) placeWithPast(fact)
  for (const fact of sorted) placeWithPast(fact)
  return line
}

function takesAway({ op }: MembershipFact): boolean {
  return op.type === 'setRole' || op.type === 'remove' || op.type === 'retire'
}
