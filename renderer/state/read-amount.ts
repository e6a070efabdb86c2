/** A number that is not negative, as one types it ("2", "0.5", "1,5", "1 200"); null for anything else. */
export function readAmount(text: string): number | null {
  const plain = text.trim().replaceAll(/(?<=\d)[ \u00a0'](?=\d{3}\b)/g, '')
  return /^\d+(?:[.,]\d+)?$/.test(plain) ? Number(plain.replace(',', '.')) : null
}
