import { Menu, Tray, nativeImage, nativeTheme } from 'electron'
import type { MenuItemConstructorOptions, NativeImage } from 'electron'

import type { InboxEntry } from '../../shared/inbox/inbox-item.ts'
import type { TrayContent } from '../../shared/ipc/main-and-hub.ts'

import { trayIconPixels } from './tray-icon-pixels.ts'
import { trayMenu } from './tray-menu.ts'
import type { TrayDeed, TrayLine } from './tray-menu.ts'

const black = [0, 0, 0] as const
const light = [143, 227, 224] as const
const dark = [31, 139, 160] as const

/** The icon beside the clock. */
export type TrayIcon = {
  /** Rebuilds the menu only where it differs: an open menu would close under the person's hand. */
  readonly show: (content: TrayContent, needs: readonly InboxEntry[], quietUntil: string | null) => void
  readonly close: () => void
}

/** Puts the icon into the tray, with a menu that stays as it is until other content comes. */
export function createTray(onDeed: (deed: TrayDeed) => void): TrayIcon {
  const tray = new Tray(picture())
  let shown = ''

  function show(content: TrayContent, needs: readonly InboxEntry[], quietUntil: string | null): void {
    const menu = trayMenu(content, needs, quietUntil)
    const text = JSON.stringify(menu)
    if (text === shown) return
    shown = text
    tray.setToolTip(menu.tooltip)
    if (process.platform === 'darwin') tray.setTitle(menu.title)
    tray.setContextMenu(Menu.buildFromTemplate(menu.lines.map((line) => menuItem(line, onDeed))))
  }

  const repaint = (): void => tray.setImage(picture())
  nativeTheme.on('updated', repaint)
  if (process.platform !== 'darwin') tray.on('click', () => onDeed({ kind: 'open' }))
  show({ clear: [], inProgress: [] }, [], null)

  return {
    show,
    close: () => {
      nativeTheme.off('updated', repaint)
      tray.destroy()
    }
  }
}

function menuItem(line: TrayLine, onDeed: (deed: TrayDeed) => void): MenuItemConstructorOptions {
  if (line.kind === 'separator') return { type: 'separator' }
  const { label, deed } = line
  if (deed === null) return { label, enabled: false }
  return { label, click: () => onDeed(deed) }
}

/** macOS paints template images itself; elsewhere it is the app's blue-green, light on dark and dark on light. */
function picture(): NativeImage {
  const template = process.platform === 'darwin'
  const colour = template ? black : nativeTheme.shouldUseDarkColors ? light : dark
  const side = process.platform === 'linux' ? 22 : 16
  const image = nativeImage.createEmpty()
  for (const scaleFactor of [1, 2]) {
    const size = side * scaleFactor
    image.addRepresentation({
      scaleFactor,
      width: size,
      height: size,
      buffer: nativeImage
        .createFromBitmap(Buffer.from(trayIconPixels(size, colour)), { width: size, height: size })
        .toPNG()
    })
  }
  image.setTemplateImage(template)
  return image
}
