/** Whole money, with the currency where a board has said one: "2,340 EUR". */
export function moneyText(amount: number, currency: string | null): string {
  const whole = Math.round(amount).toLocaleString('en')
  return currency === null ? whole : `${whole} ${currency}`
}
