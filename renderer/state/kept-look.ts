import type { BoardLook } from '../../shared/model/board-look.ts'

/** [BV7] How a board was looked at last, and who keeps how it is looked at from now on. */
export type KeptLook = { readonly first: BoardLook; readonly keep: (look: BoardLook) => void }
