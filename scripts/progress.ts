import { Presets, SingleBar } from 'cli-progress'

/** Tells how much there is to do; what it answers is told what has been done since. */
export type Begin = (total: number) => (done: number) => void

/** A bar on a terminal; nothing on a pipe, for logs are no place for it. */
export function bar(unit: string): { readonly begin: Begin; readonly end: () => void } {
  const format = `{bar} {value}/{total} ${unit}, {eta_formatted} left`
  const progress = new SingleBar({ noTTYOutput: false, clearOnComplete: true, format }, Presets.shades_classic)
  return {
    begin: (total) => {
      progress.start(total, 0)
      return (done) => progress.increment(done)
    },
    end: () => progress.stop(),
  }
}
