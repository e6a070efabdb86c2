/** ln 2 to the last bit of a double. */
const ln2 = Math.LN2

/** Terms of the series: the twentieth of e^−ln 2 is below 10⁻²¹, far under the last bit of a double. */
const terms = 20

/**
 * [D1] 2^−x for x ≥ 0, by one stated routine, so that every engine comes to the same bits: engines may differ in
 * `Math.pow`, they may not in sums, products and quotients. The fraction of x goes through the series of e^(−f ln 2),
 * summed from its smallest term (within two units of the last place), the whole of x halves the result as often.
 */
export function halving(x: number): number {
  if (!(x > 0)) return 1
  const whole = Math.floor(x)
  // 2^−1074 is the smallest double there is.
  if (whole > 1074) return 0
  const exponent = -(x - whole) * ln2
  let power = 1
  for (let term = terms; term > 0; term -= 1) power = 1 + (power * exponent) / term
  for (let halved = 0; halved < whole; halved += 1) power /= 2
  return power
}
