/** Keys as they are printed on a keyboard, parted by spaces: `$mod+Shift+z` is "Ctrl Shift Z", `Escape` is "Esc". */
export function shownKeys(keys: string): string {
  return keys.split('+').map(shownKey).join(' ')
}

function shownKey(key: string): string {
  if (key === '$mod') return 'Ctrl'
  if (key === 'Escape') return 'Esc'
  return key.length === 1 ? key.toUpperCase() : key
}
