import { isGranted, toGranted } from '../../shared/rules.ts'
import type { Call } from '../../shared/viewer.ts'
import type { FieldAccess } from '../identity.generated.ts'
import type { Catalogue } from './field_access.catalogue.ts'

const ofNoField = { rule: null, minimumAssurance: null, informationClass: null, isGranted: null }

/** What it takes to read a field: for a client application its grant, for all others the field's rule. */
export function accessTo(coordinate: string, { fields }: Catalogue, { viewer, locale }: Call): FieldAccess {
  const field = fields.get(coordinate)
  if (!field) return { coordinate, ...ofNoField }
  const { informationClass, minimumAssurance, rule } = field
  if (informationClass === 'PUBLIC')
    return { coordinate, rule: rule[locale], minimumAssurance, informationClass: null, isGranted: null }
  const given = { coordinate, informationClass: informationClass as NonNullable<FieldAccess['informationClass']> }
  return viewer.kind === 'CLIENT'
    ? {
        ...given,
        rule: toGranted(coordinate)[locale],
        minimumAssurance: 'LOW',
        isGranted: isGranted(viewer.grants, coordinate, informationClass),
      }
    : { ...given, rule: rule[locale], minimumAssurance, isGranted: null }
}
