/** A set of small numbers for each row: what a node waits for, or leads to. Numbers come out in rising order. */
export class BitRows {
  readonly #words: Uint32Array
  readonly #width: number

  constructor(rows: number, numbers: number) {
    this.#width = Math.max(1, Math.ceil(numbers / 32))
    this.#words = new Uint32Array(rows * this.#width)
  }

  add(row: number, number: number): void {
    const at = row * this.#width + (number >>> 5)
    this.#words[at] = (this.#words[at] ?? 0) | (1 << (number & 31))
  }

  addAll(row: number, other: number): void {
    const [to, from] = [row * this.#width, other * this.#width]
    for (let word = 0; word < this.#width; word += 1)
      this.#words[to + word] = (this.#words[to + word] ?? 0) | (this.#words[from + word] ?? 0)
  }

  clear(row: number): void {
    this.#words.fill(0, row * this.#width, (row + 1) * this.#width)
  }

  copy(row: number, other: number): void {
    this.#words.copyWithin(row * this.#width, other * this.#width, (other + 1) * this.#width)
  }

  isSame(row: number, other: number): boolean {
    const [first, second] = [row * this.#width, other * this.#width]
    for (let word = 0; word < this.#width; word += 1)
      if (this.#words[first + word] !== this.#words[second + word]) return false
    return true
  }

  has(row: number, number: number): boolean {
    return (((this.#words[row * this.#width + (number >>> 5)] ?? 0) >>> (number & 31)) & 1) === 1
  }

  /** Writes the numbers of a row into a list that has room for all, and tells how many they are: of many rows, without a call for each number. */
  list(row: number, into: Int32Array): number {
    const from = row * this.#width
    let count = 0
    for (let at = 0; at < this.#width; at += 1) {
      for (let word = this.#words[from + at] ?? 0; word !== 0; word &= word - 1) {
        into[count] = at * 32 + 31 - Math.clz32(word & -word)
        count += 1
      }
    }
    return count
  }

  isEmpty(row: number): boolean {
    for (let at = row * this.#width; at < (row + 1) * this.#width; at += 1) if (this.#words[at] !== 0) return false
    return true
  }

  each(row: number, visit: (number: number) => void): void {
    const from = row * this.#width
    for (let at = 0; at < this.#width; at += 1) {
      for (let word = this.#words[from + at] ?? 0; word !== 0; word &= word - 1)
        visit(at * 32 + 31 - Math.clz32(word & -word))
    }
  }
}
