import type { NewDependency } from '../../../shared/intents/intent.ts'
import type { TeamDeed } from '../../../shared/ipc/team-deed.ts'
import type { DependencyId, TaskId } from '../../../shared/model/ids.ts'
import { idOf } from '../../../shared/sync/frame-fixtures.test-support.ts'

import type { TeamHub } from './team-hub.testing.ts'

type Invite = Extract<TeamDeed, { kind: 'invite' }>

const invite: Invite = { kind: 'invite', role: 'editor', hours: 24, uses: 1, name: 'Ana', isForOwnDevice: false }

/** The link of an invite by Ana, for one editor unless `change` says otherwise. */
export async function inviteLink(hub: TeamHub, change: Partial<Invite> = {}): Promise<string> {
  const done = await hub.ask({ ...invite, ...change })
  if (done.kind !== 'invited') throw new Error('no invite')
  return done.link
}

/** One task after the other. */
export function linkTasks(id: string, predecessor: TaskId, successor: TaskId): NewDependency {
  return {
    id: idOf<DependencyId>(id),
    predecessor,
    successor,
    type: 'finishToStart',
    lag: { minutes: 0, unit: 'working' }
  }
}
