import { NIL, v5 } from 'uuid'
import type { Write } from '../../shared/database.ts'
import type { Area } from './figures.ts'

const areaOf = (kind: Area['kind'], code: string, displayName: string): Area => ({
  id: v5(`${kind}/${code}`, NIL),
  kind,
  code,
  displayName,
})

export const municipality = (code: string, displayName: string): Area => areaOf('MUNICIPALITY', code, displayName)

// SCB, Län och kommuner: the first two figures of a municipality's code are its county's.
const counties = {
  '01': 'Stockholms län',
  '03': 'Uppsala län',
  '04': 'Södermanlands län',
  '05': 'Östergötlands län',
  '06': 'Jönköpings län',
  '07': 'Kronobergs län',
  '08': 'Kalmar län',
  '09': 'Gotlands län',
  '10': 'Blekinge län',
  '12': 'Skåne län',
  '13': 'Hallands län',
  '14': 'Västra Götalands län',
  '17': 'Värmlands län',
  '18': 'Örebro län',
  '19': 'Västmanlands län',
  '20': 'Dalarnas län',
  '21': 'Gävleborgs län',
  '22': 'Västernorrlands län',
  '23': 'Jämtlands län',
  '24': 'Västerbottens län',
  '25': 'Norrbottens län',
} as const

/** The nation and its counties. */
export const country: readonly Area[] = [
  areaOf('NATION', 'SE', 'Riket'),
  ...Object.entries(counties).map(([code, name]) => areaOf('COUNTY', code, name)),
]

/** Writes areas, and what they are called now. */
export const ensureAreas = (tx: Write, areas: readonly Area[]) =>
  tx`/* ensureAreas */ insert into governance.statistical_area as a (id, kind, code, display_name)
    select r.id, r.kind, r.code, r."displayName"
    from jsonb_to_recordset(${tx.json(areas as never)}::jsonb) r(id uuid, kind text, code text, "displayName" text)
    on conflict (id) do update set display_name = excluded.display_name where a.display_name <> excluded.display_name`
