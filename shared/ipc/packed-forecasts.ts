/**
 * Forecasts as they travel: an object for each would be written and read name by name, which for a large slip takes longer
 * than computing it. `ids` are the ids that occur, each once, parted by spaces, which no id holds; `numbers` are the
 * forecasts one after another, in the order in which `packForecasts` writes them.
 */
export type PackedForecasts = { readonly count: number; readonly ids: string; readonly numbers: Float64Array }
