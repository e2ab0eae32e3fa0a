/** What one hidden amount is known to be: one of these whole numbers. */
export type Candidates = readonly number[]

const shifted = (sums: bigint, candidates: Candidates, total: number, towards: 'UP' | 'DOWN'): bigint => {
  let reached = 0n
  for (const value of candidates) {
    if (value > total) continue
    reached |= towards === 'UP' ? sums << BigInt(value) : sums >> BigInt(value)
  }
  return reached & ((1n << BigInt(total + 1)) - 1n)
}

/**
 * Whether the sum of hidden amounts gives one of them away: of what each is known to be, only one value is left that goes up
 * with the others. Example: two amounts of 1 to 4 with the sum 8 are 4 and 4.
 */
export function isGuessable(hidden: readonly Candidates[], total: number): boolean {
  // Bit s of before[i]: the amounts before i can make s. Bit s of after[i]: from s on, amount i and those after it can make the total.
  const before = [1n]
  for (const candidates of hidden) before.push(shifted(before.at(-1)!, candidates, total, 'UP'))
  let after = 1n << BigInt(total)
  for (let i = hidden.length - 1; i >= 0; i--) {
    const candidates = hidden[i]!
    let fits = 0
    for (const value of candidates) if (value <= total && ((before[i]! << BigInt(value)) & after) !== 0n && ++fits > 1) break
    if (fits < 2) return true
    after = shifted(after, candidates, total, 'DOWN')
  }
  return false
}
