// Every second digit of the last ten counts twice; a temporary number has no check digit, and asks nobody.
function hasCheckDigit(digits: string): boolean {
  const sum = Array.from(digits.slice(-10))
    .map((digit, n) => Number(digit) * (n % 2 === 0 ? 2 : 1))
    .map((n) => (n > 9 ? n - 9 : n))
  return sum.reduce((all, n) => all + n, 0) % 10 === 0
}

/** A personal identity number as it is kept, twelve digits; null where it is none. */
export function numberOf(text: string): string | null {
  const digits = text.replaceAll(/[\s-]/g, '')
  return /^(19|20)\d{10}$/.test(digits) && hasCheckDigit(digits) ? digits : null
}
