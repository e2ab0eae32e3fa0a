import type { Write } from '../../shared/database.ts'
import { kpisByCode } from '../kpi_value/kpi_value.queries.ts'
import type { FigureRow } from './figures.ts'
import { type Known, placeKey } from './fit.ts'

/** The places and key figures that rows name, as the system. */
export async function knownOf(tx: Write, rows: readonly FigureRow[]): Promise<Known> {
  const kpiCodes = [...new Set(rows.map(({ kpiCode }) => kpiCode))]
  const placeCodes = [...new Set(rows.map(({ place }) => place.code))]
  const places = await tx<
    { id: string; kind: 'UNIT'; code: string; authorityId: string | null }[]
  >`/* placesByCode */ select id, kind, code, authority_id from access.places_by_code(${placeCodes}::text[])`
  return {
    kpis: await kpisByCode(tx, kpiCodes),
    places: new Map(places.map((place) => [placeKey(place), place])),
  }
}

/** What a source has delivered before: the same content, and of how many places the last time. */
export async function deliveredBefore(
  tx: Write,
  { kind, source, contentHash }: { readonly kind: string; readonly source: string; readonly contentHash: string },
): Promise<{ readonly isKnown: boolean; readonly lastPlaceCount: number | null }> {
  const [row] = await tx<{ isKnown: boolean; lastPlaceCount: number | null }[]>`/* deliveredBefore */ select
    exists (select from governance.delivery d where d.kind = ${kind} and d.content_hash = ${contentHash}) as is_known,
    (select d.place_count from governance.delivery d where d.kind = ${kind} and d.source = ${source}
      order by d.delivered_at desc, d.id limit 1) as last_place_count`
  return row!
}
