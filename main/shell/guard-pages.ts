import { app } from 'electron'
import type { Session, WebContents } from 'electron'

import { isReload, mayFetch } from './page-address.ts'
import type { PageAddress } from './page-address.ts'

/** Refuses, for every page that will ever be made: going elsewhere, new windows, webviews. Call before any window exists. */
export function guardPages(onRefused: (what: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => {
      if (isReload(contents.getURL(), event.url)) return
      event.preventDefault()
      onRefused('navigation')
    })
    contents.on('will-frame-navigate', (event) => {
      if (event.isMainFrame) return
      event.preventDefault()
      onRefused('frame')
    })
    contents.on('will-redirect', (event) => {
      event.preventDefault()
      onRefused('redirect')
    })
    contents.on('will-attach-webview', (event) => {
      event.preventDefault()
      onRefused('webview')
    })
    refuseWindows(contents, onRefused)
  })
}

/** Refuses every permission, device and download to the pages of a session, and every request that leaves the app. */
export function guardSession(session: Session, page: PageAddress, onRefused: (what: string) => void): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    onRefused(`permission ${permission}`)
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
    onRefused('download')
  })
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayFetch(page, details.url)
    if (cancel) onRefused('request')
    answer({ cancel })
  })
}

function refuseWindows(contents: WebContents, onRefused: (what: string) => void): void {
  contents.setWindowOpenHandler(() => {
    onRefused('window')
    return { action: 'deny' }
  })
}
