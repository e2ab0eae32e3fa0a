import { NIL, v5 } from 'uuid'
import type { World } from '../../scripts/testing.ts'
import { kpiId } from '../../subgraphs/governance/kpi/kpi.definitions.ts'
import { type Drawn, own, populationOn } from '../../subgraphs/governance/suppression/cohorts.testing.ts'
import { amountOf, cohort } from '../../subgraphs/governance/suppression/counters.ts'
import { everyPlace, type Place, unitsOf } from '../../subgraphs/governance/suppression/places.ts'
import { shown } from '../../subgraphs/governance/suppression/shown.ts'
import { tell } from '../../subgraphs/governance/suppression/tell.ts'
import { seeded } from '../../subgraphs/shared/random.ts'

export const period = '2024/25'
export const codes = { [cohort]: 'skolverket.year9.pupils', eligible: 'skolverket.year9.eligibleShare' } as const
export type Counter = keyof typeof codes
export const counters = [cohort, 'eligible'] as const satisfies readonly Counter[]
const genders = ['GIRLS', 'BOYS'] as const

/** The id of a place of the drawn municipality. */
export const placeId = (name: string) => v5(`attacked/${name}`, NIL)

/** Draws a municipality of three areas with four schools each, where many are small and few miss in some. */
export function drawAttacked(seed: number): Drawn {
  const { chance, pick } = seeded(seed)
  const areas = [1, 2, 3].map((area) => ({
    id: `Område ${area}`,
    parts: [1, 2, 3, 4].map((unit) => ({ id: `Skola ${area}${unit}`, parts: [] as const })),
  }))
  const root: Place = { id: 'Attackera kommun', parts: areas }
  const pupils = unitsOf(root).flatMap(({ id: unit }) => {
    const percent = pick([10, 30, 45])
    return genders.flatMap((_, cell) =>
      Array.from({ length: pick([0, 2, 4, 7, 12, 16, 25, 40]) }, () => {
        const fact = { unit, cell, missed: chance(percent), adds: false, edition: 0 }
        return [fact, fact] as const
      }),
    )
  })
  return { root, cells: genders, pupils }
}

/** The same municipality, where one pupil has the other result. */
export const twinOf = (drawn: Drawn, at: number): Drawn => ({
  ...drawn,
  pupils: drawn.pupils.map((pupil, n) => {
    const fact = n === at && pupil[0] ? { ...pupil[0], missed: !pupil[0].missed } : null
    return fact ? [fact, fact] : pupil
  }),
})

/** What is told of a place, as it stands in the table: of COHORT a number, of the share one decimal. */
export interface ToldRow {
  readonly place: string
  readonly counter: Counter
  readonly gender: 'ALL' | (typeof genders)[number]
  readonly kind: 'VALUE' | 'SUPPRESSED' | 'MISSING'
  readonly value: number | null
  readonly isNearlyAll: boolean
}

/** Every cell of the municipality, told or not, by the module that decides what is. */
export function toldRows(drawn: Drawn): readonly ToldRow[] {
  const population = populationOn(drawn, 0)
  const told = tell(population, ['eligible'], own)
  return everyPlace(drawn.root).flatMap((place) =>
    counters.flatMap((counter) => {
      const { TOTAL, BREAKDOWN } = shown({ population, told, rule: own, counter }, place)
      return (['ALL', ...genders] as const).map((gender, n): ToldRow => {
        const { cohort: all, of, missed } = amountOf(population, counter, unitsOf(place), gender === 'ALL' ? [0, 1] : [n - 1])
        const how = n === 0 ? TOTAL[0]! : BREAKDOWN[n - 1]!
        const share = Math.round(((of - missed) / of) * 1000) / 10
        const cell = { place: place.id, counter, gender, value: null, isNearlyAll: false }
        if (how === 'FIGURE') return { ...cell, kind: 'VALUE', value: counter === cohort ? all : share }
        return how === 'NEARLY_ALL' ? { ...cell, kind: 'VALUE', value: 100, isNearlyAll: true } : { ...cell, kind: how }
      })
    }),
  )
}

const kindOf = (place: Place, root: Place) => (place === root ? 'HUVUDMAN' : place.parts.length > 0 ? 'FORVALTNING' : 'SKOLENHET')

/** Adds the places of the municipality. */
export async function addPlaces({ sql }: World, { root }: Drawn): Promise<void> {
  const add = async (place: Place, parent: string | null): Promise<void> => {
    const kind = kindOf(place, root)
    const [number, code] = [
      kind === 'HUVUDMAN' ? '2120007777' : null,
      kind === 'SKOLENHET' ? `7777${place.id.replace(/\D/g, '').padStart(4, '0')}` : null,
    ]
    await sql`insert into identity.organisation (id, display_name, organisation_type, organisation_number, school_unit_code, municipality_code, school_types, parent_id)
      values (${placeId(place.id)}, ${place.id}, ${kind}, ${number}, ${code}, '0777', '{GR}', ${parent})`
    for (const part of place.parts) await add(part, placeId(place.id))
  }
  await add(root, null)
}

/** Writes what is told, in place of what was told before, under the same ids. */
export async function writeTold({ sql }: World, rows: readonly ToldRow[]): Promise<void> {
  await sql`delete from governance.kpi_value where source = 'attacked'`
  const given = rows.map(({ place, counter, gender, kind, value, isNearlyAll }) => ({
    id: v5(`${place}/${counter}/${gender}`, NIL),
    place_id: placeId(place),
    kpi_id: kpiId(codes[counter]),
    ...{ period, gender, kind, value, is_nearly_all: isNearlyAll, is_published: true, source: 'attacked' },
    ...{ as_of_date: '2025-06-30', imported_at: '2026-01-01T00:00:00Z' },
  }))
  await sql`insert into governance.kpi_value ${sql(given)}`
}
