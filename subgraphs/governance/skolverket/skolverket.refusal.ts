export interface Problem {
  /** Counted from 1, as an editor shows it. */
  readonly line: number
  /** The column's title in the file; null when the fault is in the whole line. */
  readonly column: string | null
  readonly problem: string
}

const shown = 3

const inWords = ({ line, column, problem }: Problem) => `Line ${line}${column === null ? '' : `, ${column}`}: ${problem}.`

/** A file of which nothing is imported, with everything that is wrong in it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly problems: readonly Problem[]

  constructor(found: readonly Problem[]) {
    const problems = found.toSorted((a, b) => a.line - b.line)
    const lines = new Set(problems.map(({ line }) => line)).size
    const more = problems.length - shown
    super(
      [
        `The file is refused: ${problems.length} ${problems.length === 1 ? 'fault' : 'faults'}`,
        ` on ${lines} ${lines === 1 ? 'line' : 'lines'}. `,
        problems.slice(0, shown).map(inWords).join(' '),
        more > 0 ? ` And ${more} more.` : '',
      ].join(''),
    )
    this.problems = problems
  }
}
