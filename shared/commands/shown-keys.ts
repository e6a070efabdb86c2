/**
 * [CM1] Keys as they are printed on a keyboard, parted by spaces: `$mod+Shift+z` is "Ctrl Shift Z", on an Apple keyboard
 * "⌘ Shift Z"; `Escape` is "Esc".
 */
export function shownKeys(keys: string, keyboard: 'apple' | 'other'): string {
  return keys
    .split('+')
    .map((key) => shownKey(key, keyboard))
    .join(' ')
}

function shownKey(key: string, keyboard: 'apple' | 'other'): string {
  if (key === '$mod') return keyboard === 'apple' ? '⌘' : 'Ctrl'
  if (key === 'Escape') return 'Esc'
  return key.length === 1 ? key.toUpperCase() : key
}
