/** One line of the bench: what was measured, on what, and against what. */
export interface Figure {
  readonly what: string
  readonly measured: number
  readonly unit: string
  readonly limit?: number
  readonly baseline?: { readonly what: string; readonly measured: number }
  /** Measured against the baseline. */
  readonly ratio?: number
  readonly ok: boolean
}

/** The value below which the given share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}
