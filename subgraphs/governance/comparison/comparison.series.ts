import type { GovernanceContext } from '../governance.context.ts'
import type { KpiGender } from '../governance.generated.ts'
import { kpisWithCodes } from '../kpi/kpi.queries.ts'
import type { KpiRow } from '../kpi/kpi.queries.ts'
import type { KpiPointRow, KpiTrendRow, SeriesValueRow } from './comparison.queries.ts'
import { checkSeries, differenceOf, periodsOf, type Years } from './series.rules.ts'

interface Asked extends Years {
  readonly kpiCodes: readonly string[]
  readonly gender: KpiGender
}

// The same term, month or day of whichever year.
const seasonOf = (period: string) => period.slice(4).replace(/^\/\d\d/, '')

function pointsOf(values: readonly SeriesValueRow[], { decimals, periodKind }: KpiRow, years: Years): KpiPointRow[] {
  const byPlace = new Map(values.map((one) => [`${one.around} ${one.period}`, one]))
  const at = (period: string, around: SeriesValueRow['around']) => byPlace.get(`${around} ${period}`) ?? null
  const own = values.filter(({ around }) => around === 'OWN').map(({ period }) => period)
  const latest = new Map<string, string>()
  return periodsOf(years, periodKind, own).map((period) => {
    const before = latest.get(seasonOf(period))
    latest.set(seasonOf(period), period)
    const isYearBefore = before !== undefined && Number(before.slice(0, 4)) === Number(period.slice(0, 4)) - 1
    return {
      period,
      value: at(period, 'OWN'),
      difference: isYearBefore ? differenceOf(at(period, 'OWN'), at(before, 'OWN'), decimals) : null,
      authority: at(period, 'AUTHORITY'),
      municipality: at(period, 'MUNICIPALITY'),
      nation: at(period, 'NATION'),
    }
  })
}

/** The series of an organisation: of each key figure one, and one for each school type that has its own. */
export async function seriesOf(placeId: string, asked: Asked, { load, read }: GovernanceContext): Promise<KpiTrendRow[]> {
  checkSeries(asked.kpiCodes, asked)
  const { kpiCodes, from, to, gender } = asked
  const [kpis, values] = await Promise.all([
    kpisWithCodes(read, kpiCodes),
    load.seriesValues(placeId, { kpiCodes, from, to, gender }),
  ])
  return kpis.flatMap((kpi) => {
    const ofKpi = values.filter(({ kpiId }) => kpiId === kpi.id)
    const own = new Set(ofKpi.flatMap(({ around, schoolType }) => (around === 'OWN' ? [schoolType] : [])))
    const schoolTypes: readonly (string | null)[] = own.size > 0 ? [...own] : [null]
    return schoolTypes.map((schoolType) => {
      const some = ofKpi.filter((one) => one.schoolType === schoolType)
      return { kpi, placeId, schoolType, gender, points: pointsOf(some, kpi, { from, to }) }
    })
  })
}
