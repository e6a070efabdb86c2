import { stableId } from '../lib/stable-id.ts'
import type { ProposalId } from '../model/ids.ts'

import type { ProposalKind } from './proposal.ts'

const known = new WeakMap<object, Map<string, ProposalId>>()

/** [PR1] The id of what `parts` of a fact caused. Hashing is the dearest step, so it is done once a fact: facts are immutable. */
export function proposalId(fact: object, kind: ProposalKind, ...parts: readonly (string | number)[]): ProposalId {
  const text = [kind, ...parts].join(' ')
  const ids = known.get(fact) ?? new Map<string, ProposalId>()
  known.set(fact, ids)
  const id = ids.get(text) ?? (stableId('proposal', kind, ...parts.map(String)) as ProposalId)
  ids.set(text, id)
  return id
}
