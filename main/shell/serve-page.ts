import { ipcMain } from 'electron'
import type { IpcMainInvokeEvent, WebContents } from 'electron'

import { assertNever } from '../../shared/lib/assert-never.ts'
import { fail, succeed } from '../../shared/lib/result.ts'
import type { InboxMark } from '../../shared/inbox/inbox-item.ts'
import type { PairInvite } from '../../shared/ipc/board-deed.ts'
import type { Result } from '../../shared/lib/result.ts'
import { requestChannel } from '../../shared/ipc/page-request.ts'
import type { PageAnswers, PageRequest } from '../../shared/ipc/page-request.ts'
import { parsePageRequest } from '../../shared/ipc/parse-page-request.ts'
import type { SecretForm } from '../../shared/ipc/secret-form.ts'
import type { PageStart, Settings } from '../../shared/ipc/preload-api.ts'
import type { BoardId } from '../../shared/model/ids.ts'

import type { BoardFiles } from './board-files.ts'
import { parseDeepLink } from './deep-link.ts'
import { isOurPage } from './page-address.ts'
import type { PageAddress } from './page-address.ts'

/** What main does for its page. Failures are sentences for the person. */
export type PageService = {
  readonly start: () => Promise<PageStart>
  readonly connect: (contents: WebContents) => void
  readonly createBoard: (title: string, sample: boolean) => Promise<Result<BoardId, string>>
  readonly files: BoardFiles
  readonly joinBoard: (link: string, name: string, address: string) => Promise<Result<BoardId | null, string>>
  readonly pairDevice: (name: string) => Promise<Result<PairInvite, string>>
  readonly recoverBoard: (
    ask: Omit<Extract<PageRequest, { type: 'recoverBoard' }>, 'type'>
  ) => Promise<Result<BoardId, string>>
  readonly copy: (text: string) => Promise<void>
  /** In the person's own browser. */
  readonly openReference: (reference: string) => Promise<Result<null, string>>
  readonly markInbox: (key: string, mark: InboxMark | null) => void
  /** [WH1] Onto the clipboard. */
  readonly copyWebhookSecret: (form: SecretForm) => Promise<Result<null, string>>
  readonly saveSettings: (change: Partial<Settings>) => Promise<Result<Settings, string>>
  readonly keepSnapshot: (board: BoardId, text: string) => Promise<void>
  readonly painted: (contents: WebContents) => void
}

export type ServePageOptions = {
  readonly page: PageAddress
  readonly contents: () => WebContents | null
  readonly service: PageService
  readonly onRefused: (why: string) => void
}

type Answer = Result<PageAnswers[keyof PageAnswers], string>

/** Answers the main frame of our own page in our own window, one parsed request at a time; everybody else is refused. */
export function servePage(options: ServePageOptions): void {
  ipcMain.handle(requestChannel, async (event, ...args: readonly unknown[]): Promise<Answer> => {
    if (!isFromOurPage(event, options)) {
      options.onRefused('sender')
      return fail('Only Slipstream’s own page may ask this.')
    }
    const request = args.length === 1 ? parsePageRequest(args[0]) : fail('message: arguments')
    if (request.ok) return answer(request.value, event.sender, options.service)
    options.onRefused(request.failure)
    return fail('Slipstream could not read this request.')
  })
}

function isFromOurPage(event: IpcMainInvokeEvent, options: ServePageOptions): boolean {
  const frame = event.senderFrame
  const contents = options.contents()
  if (frame === null || contents === null || event.sender !== contents) return false
  return frame === contents.mainFrame && isOurPage(options.page, frame.url)
}

async function answer(request: PageRequest, contents: WebContents, service: PageService): Promise<Answer> {
  switch (request.type) {
    case 'start':
      return succeed(await service.start())
    case 'connect':
      service.connect(contents)
      return succeed(null)
    case 'createBoard':
      return service.createBoard(request.title, request.sample)
    case 'backUpBoard':
      return service.files.backUp(request.board, request.title, request.passphrase)
    case 'exportBoard':
      return service.files.exportJson(request.board, request.title)
    case 'printPage':
      return service.files.print(request.title)
    case 'chooseBackup':
      return service.files.choose()
    case 'restoreBoard':
      return service.files.restore(request.passphrase)
    case 'archiveBoard':
      return service.files.archive(request.board, request.archived)
    case 'forgetBoard':
      return service.files.forget(request.board)
    case 'readInvite':
      return service.files.readInvite(request.link)
    case 'joinBoard':
      return service.joinBoard(request.link, request.name, request.address)
    case 'copyInvite': {
      // Only what is a link of ours: a page that was taken over gets no clipboard for what it likes.
      const link = parseDeepLink(request.link)
      if (link?.kind !== 'join') return fail('This is not an invite to a board.')
      await service.copy(link.link)
      return succeed(null)
    }
    case 'pairDevice':
      return service.pairDevice(request.name)
    case 'recoverBoard': {
      const { type: _type, ...ask } = request
      return service.recoverBoard(ask)
    }
    case 'copyRecoveryWords':
      await service.copy(request.words)
      return succeed(null)
    case 'openReference':
      return service.openReference(request.reference)
    case 'watchFolder':
      return service.files.watchFolder()
    case 'addCalendarFile':
      return service.files.addCalendar()
    case 'saveSlot':
      return service.files.saveSlot(request.board, request.task, request.title)
    case 'markInbox':
      service.markInbox(request.key, request.mark)
      return succeed(null)
    case 'copyWebhookSecret':
      return service.copyWebhookSecret(request.form)
    case 'saveSettings':
      return service.saveSettings(request.change)
    case 'keepSnapshot':
      await service.keepSnapshot(request.board, request.text)
      return succeed(null)
    case 'painted':
      service.painted(contents)
      return succeed(null)
    default:
      return assertNever(request)
  }
}
