import { appOrigin } from './built-files.ts'

/** Where the page is loaded from. Everything that it may be or talk to is judged by its `origin`. */
export type PageAddress = { readonly url: string; readonly origin: string; readonly built: boolean }

/** The development server listens on this machine only; nothing else may stand in for the built page. */
const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The built page, or the development server's when there is one and the app is not packaged. */
export function pageAddress(packaged: boolean, devServer: string | undefined): PageAddress {
  const built = { url: `${appOrigin}/index.html`, origin: appOrigin, built: true }
  if (packaged || devServer === undefined || !URL.canParse(devServer)) return built
  const url = new URL(devServer)
  if (url.protocol !== 'http:' || !loopback.has(url.hostname)) return built
  return { url: url.href, origin: url.origin, built: false }
}

/** Whether an address belongs to our page. `URL.origin` is "null" for schemes that it does not know, so it is put together here. */
export function isOurPage(page: PageAddress, address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return `${url.protocol}//${url.host}` === page.origin && url.username === '' && url.password === ''
}

/** A page may load itself again (a reload), and go nowhere else. Fragments never leave a page. */
export function isReload(from: string, to: string): boolean {
  return withoutFragment(from) === withoutFragment(to)
}

/** Whether the page may fetch from an address at all: the second fence behind the content security policy. */
export function mayFetch(page: PageAddress, address: string): boolean {
  if (isOurPage(page, address)) return true
  if (/^(data|blob|devtools):/.test(address)) return true
  return !page.built && address.startsWith(`ws${page.origin.slice('http'.length)}/`)
}

function withoutFragment(address: string): string {
  return address.split('#', 1)[0] ?? ''
}
