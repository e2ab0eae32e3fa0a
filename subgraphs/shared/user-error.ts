/** A problem the person at the terminal can mend. Its message says what is wrong and what to do, and is shown without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError'
}
