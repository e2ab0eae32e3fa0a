/** The school year (1 July to 30 June) that a day is in, such as 2026/27. */
export function schoolYearOf(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const start = month >= 7 ? year : year - 1
  return `${start}/${String((start + 1) % 100).padStart(2, '0')}`
}
