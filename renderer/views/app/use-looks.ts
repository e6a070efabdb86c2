import { useEffect } from 'react'

import type { Settings } from '../../../shared/ipc/preload-api.ts'

/** Theme and contrast, as chosen or as the system has them, on the root element; tokens.css does the rest. */
export function useLooks(theme: Settings['theme'], contrast: Settings['contrast']): void {
  useEffect(() => {
    const dark = window.matchMedia('(prefers-color-scheme: dark)')
    const more = window.matchMedia('(prefers-contrast: more)')
    const apply = () => {
      const { dataset } = document.documentElement
      dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
      dataset['contrast'] = contrast === 'more' || more.matches ? 'more' : 'usual'
    }
    apply()
    for (const query of [dark, more]) query.addEventListener('change', apply)
    return () => {
      for (const query of [dark, more]) query.removeEventListener('change', apply)
    }
  }, [theme, contrast])
}
