/** A row of whole numbers: how often each unknown is in a sum. */
export type Row = readonly bigint[]

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

const shortened = (row: Row): Row => {
  const divisor = row.reduce(gcd, 0n)
  return divisor > 1n ? row.map((one) => one / divisor) : row
}

const withoutPivot = (row: Row, by: Row, at: number): Row => {
  const [ours, theirs] = [row[at]!, by[at]!]
  return ours === 0n ? row : shortened(row.map((one, n) => one * theirs - by[n]! * ours))
}

/**
 * All that follows from some sums, exactly: fractions are whole numbers here, for each row stands for its multiples. Arithmetic
 * modulo a prime could miss what follows.
 */
export class Solver {
  readonly #rows: { readonly at: number; readonly row: Row }[] = []

  constructor(sums: readonly Row[]) {
    for (const sum of sums) {
      const row = this.#rest(sum)
      const at = row.findIndex((one) => one !== 0n)
      if (at >= 0) this.#rows.push({ at, row: shortened(row) })
    }
  }

  #rest(row: Row): Row {
    return this.#rows.reduce((rest, { at, row: by }) => withoutPivot(rest, by, at), row)
  }

  /** Whether a sum can be computed from the others. */
  canCompute(sum: Row): boolean {
    return this.#rest(sum).every((one) => one === 0n)
  }
}
