import { seeded } from '../../subgraphs/shared/random.ts'
import { codes, period, placeId } from './analyst-attack.world.ts'

const value = `id place { id displayName kind code } kpi { code } period gender schoolType schoolYear subjectCode status source isCarried
  figure { __typename ... on Figure { value isNearlyAll contributingCount } ... on SuppressedFigure { reason } }`
const fragments = `fragment value on KpiValue { ${value} }
  fragment page on KpiValueConnection { edges { cursor node { ...value } } pageInfo { hasNextPage endCursor } }
  fragment row on KpiSummaryRow { code place { id displayName } figures { kpi { code } value isApproximate isComplete placeCount hiddenCount missingCount
    differenceToNation rank own { ...value } } }`

const text = (some: unknown) => JSON.stringify(some)
const all = Object.values(codes)

/** Draws valid questions over every door of the statistics, some at a time in one request. */
export function questionsOf(seed: number, count: number, atOnce: number, exports: readonly string[]): string[] {
  const { below, chance, pick } = seeded(seed)
  const some = <Item>(items: readonly Item[]) => items.filter(() => chance(60))
  const oneOrMore = <Item>(items: readonly Item[]) => (some(items).length > 0 ? some(items) : items).slice(0)
  const places = [
    'Attackera kommun',
    ...[1, 2, 3].flatMap((area) => [`Område ${area}`, ...[1, 2, 3, 4].map((unit) => `Skola ${area}${unit}`)]),
  ]
  const cursors = [
    ['Infinity', 'Skola 12', placeId('Skola 12'), ''],
    ['-90', 'A', placeId('A'), ''],
    ['62.5', 'Skola 3', placeId('B'), 'ALL'],
  ]
  const maybe = (given: string) => (chance(30) ? given : '')

  const values = () => {
    const isByValue = chance(50)
    const kpis = isByValue ? [pick(all)] : oneOrMore(all)
    const filter = [
      `kpiCodes: ${text(kpis.length > 0 ? kpis : all)} periods: ["${period}"] genders: [${oneOrMore(['ALL', 'GIRLS', 'BOYS']).join() || 'ALL'}]`,
      maybe(`placeKind: ${pick(['UNIT', 'AREA', 'AUTHORITY'])}`),
      maybe('municipalityCode: "0777"'),
      maybe(`authorityId: "${placeId('Attackera kommun')}"`),
      maybe(`placeIds: ${text(some(places).map(placeId))}`),
      maybe('isBrokenDown: true'),
      maybe(`status: ${pick(['FINAL', 'PRELIMINARY'])}`),
      maybe(`knownOn: "${pick(['2025-12-31', '2026-01-01', '2026-11-22'])}"`),
    ]
    const order = isByValue ? pick(['VALUE_DESCENDING', 'VALUE_ASCENDING']) : pick(['PLACE', 'PERIOD'])
    const after = isByValue && chance(30) ? ` after: "${Buffer.from(text(pick(cursors))).toString('base64url')}"` : ''
    return `kpiValues(filter: { ${filter.join(' ')} } orderBy: ${order} first: ${1 + below(100)}${after}) { ...page }`
  }
  const summary = () => {
    const by = pick(['MUNICIPALITY', 'COUNTY', 'AUTHORITY', 'AUTHORITY_TYPE', 'AREA', 'NATION'])
    const order = pick(['NAME', 'VALUE_DESCENDING', 'VALUE_ASCENDING'])
    return `kpiSummary(kpiCodes: ${text(chance(50) ? all : all.toReversed())} period: "${period}" by: ${by} orderBy: ${order} gender: ${pick(['ALL', 'GIRLS', 'BOYS'])}) { ...row }`
  }
  const ofOne = () =>
    `organisation(id: "${placeId(pick(places))}") { id displayName kpiValues(filter: { ${pick([`period: "${period}"`, `kpiCode: "${pick(all)}"`])} ${maybe('isBrokenDown: true')} }) { ...value } }`
  const exported = () => `statisticsRows(exportId: "${pick(exports)}") { rows endCursor hasNextPage }`
  const doors = [values, values, values, summary, summary, ofOne, ...(exports.length > 0 ? [exported] : [])]
  return Array.from({ length: Math.ceil(count / atOnce) }, () => {
    const asked = Array.from({ length: atOnce }, (_, n) => `_${n}: ${pick(doors)()}`).join(' ')
    const used = ['value', 'page', 'row'].filter((name) => asked.includes(`...${name}`))
    const isUsed = (name: string) => used.includes(name) || (name === 'value' && used.length > 0)
    return `{ ${asked} } ${fragments
      .split(/\n {2}(?=fragment)/)
      .filter((one) => isUsed(one.split(' ')[1]!))
      .join('\n')}`
  })
}
