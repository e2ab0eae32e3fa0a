import { when } from '../../shared/policy.ts'
import { and, assurance } from '../../shared/rules.ts'
import type { SupportStanding } from './support.queries.ts'

/** Stands as one of these to the pupil at the unit. */
export const standsAs = (en: string, sv: string, ...names: readonly string[]) =>
  when<SupportStanding>({ en, sv }, { relation: names }, ({ roles }) => roles.some((role) => names.includes(role)))

export const ownChild = ({ isKin }: SupportStanding) =>
  isKin ? { code: 'OWN_CHILD', message: 'Somebody else has to do this about your own child.', field: null } : null

/** The principal, of whom we are as sure as can be. */
export const principal = and(
  standsAs("the pupil's principal at the unit", 'elevens rektor vid enheten', 'PRINCIPAL'),
  assurance('HIGH'),
)
