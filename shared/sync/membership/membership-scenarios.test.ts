import { describe, expect, it } from 'vitest'

import { playScenario } from './membership-scenario.test-support.ts'

/** Ana's board with the people that a story needs; all of them have met. */
function board(...guests: readonly string[]): string {
  const invites = guests.map((guest) => {
    const [name = '', role = 'editor'] = guest.split(' ')
    return `ana: invite ${name} as ${role}\nall: sync\n${name}: hears ana\n${name}: join\nall: sync`
  })
  return ['ana: found', ...invites].join('\n')
}

const stories: readonly (readonly [string, string, readonly string[]])[] = [
  [
    '[M4] what the founder wrote before the founding counts for everybody',
    `ana: write early
     ${board('ben')}
     ben: write late
     all: sync
     ana, ben: sees
     ana: says`,
    ['ana sees early late', 'ben sees early late', 'ana says ana owner, ben editor']
  ],
  [
    '[M7] a viewer’s updates never count, whoever relays them, and their own hub says so',
    `${board('ben', 'vera viewer')}
     vera: write no
     vera: force never
     all: sync
     ana: write yes
     all: sync
     ana, ben, vera: sees`,
    ['vera: write no → refused: this device may only read', 'ana sees yes', 'ben sees yes', 'vera sees yes']
  ],
  [
    '[M7] a promotion counts from what knows it on',
    `${board('vera viewer')}
     vera: force before
     all: sync
     ana: role vera editor
     all: sync
     ana: sees
     vera: restart
     vera: write after
     all: sync
     ana, vera: sees`,
    ['ana sees', 'ana sees after', 'vera sees after']
  ],
  [
    '[M7] a demotion leaves what was within its cut-off, and nothing that came beside it',
    `${board('ben', 'carl')}
     ben: write known
     all: sync
     ben: write unseen
     ana: role ben viewer
     all: sync
     ana, carl, ben: sees
     ana: says`,
    ['ana sees known', 'carl sees known', 'ben sees known', 'ana says ana owner, ben viewer, carl editor']
  ],
  [
    '[E6] whoever was demoted learns what of theirs is refused and by whom, also after a restart and a promotion',
    `${board('ben', 'carl')}
     ben: write known
     all: sync
     ben: refused
     ben: write unseen
     ben: write further
     ana: role ben viewer
     all: sync
     ben, carl: refused
     ben: restart
     ben: refused
     ana: role ben editor
     all: sync
     ben: write again
     ben: refused
     all: sync
     ana: sees`,
    [
      'ben is refused nothing',
      'ben is refused setRole by ana, setRole by ana',
      'carl is refused nothing',
      'ben is refused setRole by ana, setRole by ana',
      'ben is refused setRole by ana, setRole by ana',
      'ana sees again known'
    ]
  ],
  [
    '[E6] what was vouched for is not refused; what follows it is',
    `${board('ben', 'carl')}
     ana: remove ben
     ben: write unseen
     carl: hears ben
     carl: write built
     ben: write after
     all: sync
     ben: refused`,
    ['ben is refused remove by ana']
  ],
  [
    '[E6] a viewer’s frames were refused from the start; of a fork the branch that lost is',
    `${board('ben', 'vera viewer')}
     vera: force never
     ben: write one
     ben: write two
     all: sync
     ben: fork other
     all: sync
     vera, ben: refused`,
    ['vera is refused join by vera', 'ben is refused fork']
  ],
  [
    '[M7] who was removed and let in again as less keeps what they wrote before',
    `${board('ben', 'carl')}
     ben: write known
     all: sync
     ana: remove ben
     ana: certify ben as relay
     all: sync
     ana, carl: restart
     ana, carl: sees`,
    ['ana sees known', 'carl sees known']
  ],
  [
    '[M7] a removed person’s frames beyond the cut-off are refused everywhere',
    `${board('ben', 'carl')}
     ben: write known
     all: sync
     ana: remove ben
     ben: write unseen
     carl: hears ben
     carl: sees
     carl: hears ana
     carl: sees
     all: sync
     ana, ben: sees
     ben: write later`,
    [
      'carl sees known unseen',
      'carl sees known',
      'ana sees known',
      'ben sees known',
      'ben: write later → refused: this device may only read'
    ]
  ],
  [
    '[M8] what somebody who remains had built on before they knew of the removal stays',
    `${board('ben', 'carl')}
     ana: remove ben
     ben: write unseen
     carl: hears ben
     carl: write built
     ben: write after
     all: sync
     ana, carl, ben: sees`,
    ['ana sees built unseen', 'carl sees built unseen', 'ben sees built unseen']
  ],
  [
    '[M8] two who were removed cannot vouch for each other',
    `${board('ben', 'carl')}
     ana: remove ben
     ana: remove carl
     ben: write one
     carl: hears ben
     carl: write two
     ben: hears carl
     ben: write three
     all: sync
     ana, ben: sees`,
    ['ana sees', 'ben sees']
  ],
  [
    '[M8] a viewer cannot vouch',
    `${board('ben', 'vera viewer')}
     ana: remove ben
     ben: write one
     vera: hears ben
     vera: force two
     all: sync
     ana, vera: sees`,
    ['ana sees', 'vera sees']
  ],
  [
    '[M9] a removed device cannot take back what it wrote, however low it signs',
    `${board('ben', 'carl')}
     ben: write one
     ben: write two
     ben: write three
     all: sync
     carl: write built
     all: sync
     ana: remove ben
     all: sync
     ben: fork other
     all: sync
     ana, carl: sees
     ana: restart
     ana: sees`,
    ['ana sees built one three two', 'carl sees built one three two', 'ana sees built one three two']
  ],
  [
    '[M5] an owner who was removed does not undo it by a removal that knows nothing of it',
    `${board('olga owner', 'ben')}
     ana: remove olga
     olga: remove ana
     olga: invite mal as owner
     mal: hears olga
     mal: join
     mal: write evil
     all: sync
     ana, ben, olga: says
     ana, ben: sees`,
    [
      'ana says ana owner, olga nobody, ben editor',
      'ben says ana owner, olga nobody, ben editor',
      'olga says ana owner, olga nobody, ben editor',
      'ana sees',
      'ben sees'
    ]
  ],
  [
    '[M5] of two owners who remove each other the one granted nearer to the root stays',
    `${board('olga owner')}
     olga: invite otto as owner
     otto: hears olga
     otto: join
     all: sync
     otto: remove olga
     olga: remove otto
     all: sync
     ana, olga, otto: says`,
    [
      'ana says ana owner, olga owner, otto nobody',
      'olga says ana owner, olga owner, otto nobody',
      'otto says ana owner, olga owner, otto nobody'
    ]
  ],
  [
    '[M6] a board is never left without an owner',
    `${board('ben')}
     ana: remove ana
     ana: role ana editor
     ana: retire ana
     ana: role ben owner
     all: sync
     ana: remove ana
     all: sync
     ben: says`,
    [
      'ana: remove ana → refused: no owner would be left',
      'ana: role ana editor → refused: no owner would be left',
      'ana: retire ana → refused: no owner would be left',
      'ben says ana nobody, ben owner'
    ]
  ],
  [
    '[M2] only owners decide who belongs, and nobody grants more than they are',
    `${board('ben', 'vera viewer')}
     ben: invite mal as editor
     ben: role vera editor
     ben: remove vera
     ben: retire vera
     ben: rotate
     ben: certify ben-2 as owner
     vera: certify vera-2 as editor
     ben: certify ben-2 as editor
     all: sync
     ben-2: write tablet
     all: sync
     ana: sees
     ana: says`,
    [
      'ben: invite mal as editor → refused: its author may not invite like this',
      'ben: role vera editor → refused: only an owner changes roles',
      'ben: remove vera → refused: only an owner removes others',
      'ben: retire vera → refused: only an owner retires devices of others',
      'ben: rotate → refused: only an owner rotates the secret',
      'ben: certify ben-2 as owner → refused: its author may not grant this',
      'vera: certify vera-2 as editor → refused: its author may not grant this',
      'ana sees tablet',
      'ana says ana owner, ben editor, vera viewer, ben-2 editor'
    ]
  ],
  [
    '[M6] a person pairs a device by an invite of their own, and takes a lost one out',
    `${board('ben')}
     ben: invite ben-2 as editor
     ben-2: hears ben
     ben-2: join
     ben-2: write tablet
     all: sync
     ben: retire ben-2
     all: sync
     ben: certify ben-2 as editor
     ana: certify ben-2 as editor
     ben: write laptop
     all: sync
     ana: sees
     ana: says`,
    [
      'ben: certify ben-2 as editor → refused: this device is known, or retired',
      'ana: certify ben-2 as editor → refused: this device is known, or retired',
      'ana sees laptop tablet',
      'ana says ana owner, ben editor, ben-2 nobody'
    ]
  ],
  [
    '[M6] removing a person removes all their devices; a person who leaves is gone',
    `${board('ben', 'carl')}
     ben: certify ben-2 as viewer
     all: sync
     ana: remove ben
     carl: remove carl
     all: sync
     ana: says
     ana: due`,
    ['ana says ana owner, ben nobody, carl nobody, ben-2 nobody', 'ana says a rotation is due']
  ],
  [
    '[M6] an invite ends with its uses, its time, and a rotation',
    `ana: found
     ana: invite ben as editor
     ben, carl: hears ana
     ben: join
     ana: hears ben
     carl: hears ana
     carl: join with ben
     ana: invite dora as editor 2 hours
     dora: hears ana
     clock: 3 hours
     dora: join
     ana: invite emil as editor
     emil: hears ana
     ana: rotate
     emil: join
     all: sync
     ana: says
     emil: write no`,
    [
      'carl: join with ben → refused: the invite is used up',
      'dora: join → refused: the invite had expired',
      'ana says ana owner, ben editor',
      'emil: write no → refused: this device may only read'
    ]
  ],
  [
    '[M6] of two who use the last use apart from each other one joins, the same on every replica',
    `ana: found
     ana: invite ben as editor
     ben, carl: hears ana
     ben: join
     carl: join with ben
     ben: write b
     carl: write c
     all: sync
     ana: says
     ana, ben, carl: sees`,
    ['ana says ana owner, carl editor', 'ana sees c', 'ben sees c', 'carl sees c']
  ],
  [
    '[M6] nobody joins as a person who exists',
    `${board('ben')}
     ana: invite mal as editor
     ben-2: hears ana
     ben-2: join with mal`,
    ['ben-2: join with mal → refused: this person exists']
  ],
  [
    '[M3] a device that nobody let in is refused, and whoever brings its frames is to blame',
    `${board('ben')}
     mal: hears ana
     mal: force evil
     ana, ben: sees`,
    [
      'ana blames mal: M3 a device that nobody let in',
      'ben blames mal: M3 a device that nobody let in',
      'mal blames mal: M3 a device that nobody let in',
      'ana sees',
      'ben sees'
    ]
  ],
  [
    '[M11] a rotation shuts out who was removed, and lets everybody else read on',
    `${board('ben', 'carl')}
     ana: remove ben
     ana: due
     ana: rotate
     ana: due
     ana: write secret
     all: sync
     carl: write answer
     all: sync
     ana, ben, carl: sees
     carl: restart
     carl: sees`,
    [
      'ana says a rotation is due',
      'ana says a rotation is not due',
      'ana sees answer secret',
      'ben sees',
      'carl sees answer secret',
      'carl sees answer secret'
    ]
  ],
  [
    '[M11] who joins after rotations reads from the beginning',
    `${board('ben')}
     ana: write first
     ana: rotate
     ana: write second
     ana: rotate
     ben: hears ana
     ben: write third
     all: sync
     ana: invite carl as viewer
     carl: hears ana
     carl: join
     all: sync
     carl: sees
     carl: restart
     carl: sees`,
    ['carl sees first second third', 'carl sees first second third']
  ],
  [
    '[M11] of concurrent rotations both open, and one leads everywhere',
    `${board('olga owner', 'ben')}
     ana: rotate
     ana: write a
     olga: rotate
     olga: write o
     all: sync
     ana: write again
     olga: write also
     ben: write too
     all: sync
     ana, ben, olga: sees
     ana: due`,
    [
      'ana sees a again also o too',
      'ben sees a again also o too',
      'olga sees a again also o too',
      'ana says a rotation is not due'
    ]
  ],
  [
    '[M11] a device that a concurrent rotation passed over is given the secret, and then reads all',
    `${board('olga owner')}
     olga: certify olga-2 as editor
     ana: rotate
     ana: write new
     all: sync
     olga-2: sees
     olga-2: write no
     ana: share
     all: sync
     olga-2: sees
     olga-2: write yes
     all: sync
     ana: sees`,
    [
      'olga-2 sees',
      'olga-2: write no → refused: the key to the newest secret is not here yet',
      'olga-2 sees new',
      'ana sees new yes'
    ]
  ],
  [
    '[M11] a relay holds and passes on what it cannot read, and writes nothing',
    `${board('ben')}
     ana: certify rel as relay
     rel: hears ana
     ana: write a
     rel: hears ana
     rel: sees
     rel: write no
     rel: force never
     ben: hears rel
     ben: sees`,
    ['rel sees', 'rel: write no → refused: this device may only read', 'ben sees a']
  ],
  [
    '[M2] a printed recovery seed is an owner’s device when it is needed',
    `${board('ben')}
     ana: certify ana-paper as owner
     all: sync
     ana-paper: retire ana
     ana-paper: certify ana-2 as owner
     all: sync
     ana-2: write back
     all: sync
     ben: sees
     ben: says`,
    ['ben sees back', 'ben says ana nobody, ben editor, ana-paper owner, ana-2 owner']
  ],
  [
    '[M17] a device that comes with the printed seed is an owner’s, and the lost one is retired by it',
    `${board('ben')}
     ana: certify ana-paper as owner
     all: sync
     ben: write while-away
     ana-2: hears ben
     ana-2: recover with ana-paper
     ana-2: retire ana
     ana-2: rotate
     ben: hears ana-2
     ana-2: hears ben
     ana-2: write back
     ben: hears ana-2
     ben: sees
     ben: says`,
    ['ben sees back while-away', 'ben says ana nobody, ben editor, ana-paper owner, ana-2 owner']
  ],
  [
    '[M17] the seed lets in again and again, makes an owner of a lesser device of its person, and voids no invite',
    `${board('ben')}
     ana: certify ana-paper as owner
     ana: certify ana-3 as viewer
     all: sync
     ana-2: hears ana
     ana-2: recover with ana-paper
     ana-3: recover with ana-paper
     all: sync
     ben: says`,
    ['ben says ana owner, ben editor, ana-paper owner, ana-3 owner, ana-2 owner']
  ],
  [
    '[M17] nobody comes in for somebody else, nor back after being retired',
    `${board('ben')}
     ana: certify ana-paper as owner
     ana: certify ana-3 as editor
     all: sync
     ben: recover with ana-paper
     carl: hears ana
     carl: recover with ana-paper
     ana: retire ana-3
     all: sync
     ana-3: recover with ana-paper
     all: sync
     ana: says`,
    [
      'ben: recover with ana-paper → refused: a recovery seed of somebody else',
      'carl: recover with ana-paper → refused: a recovery seed of somebody else',
      'ana-3: recover with ana-paper → refused: this device is known, or retired',
      'ana says ana owner, ben editor, ana-paper owner, ana-3 nobody'
    ]
  ],
  [
    '[M17] a withdrawn seed lets nobody in, not even who did not know yet',
    `${board('ben')}
     ana: certify ana-paper as owner
     all: sync
     ana-2: hears ana
     ana: retire ana-paper
     ana-2: recover with ana-paper
     all: sync
     ana, ben: says
     ana: due`,
    [
      'ana says ana owner, ben editor, ana-paper nobody',
      'ben says ana owner, ben editor, ana-paper nobody',
      'ana says a rotation is due'
    ]
  ],
  [
    '[M17] the key of a device that is not on paper lets nobody in',
    `${board('ben')}
     ana: certify ana-3 as owner
     all: sync
     ana-2: hears ana
     ana-2: recover with ana-3`,
    ['ana-2: recover with ana-3 → refused: a join by an invite that it does not know']
  ]
]

describe('who may do what', () => {
  it.each(stories)('%s', (_, story, expected) => {
    expect(playScenario(story)).toEqual(expected)
  })
})
