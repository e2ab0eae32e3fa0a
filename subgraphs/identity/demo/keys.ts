import { NIL, v5 } from 'uuid'
import type { Id } from '../../shared/ids.ts'

const namespace = '5b1c1f0e-7f6d-5f0b-9d65-0999e64a3a00'

/** The same key gives the same id in every seed, so that links and stories outlive a new database. */
export const demoId = <Kind extends string>(kind: Kind, key: string): Id<Kind> => v5(`${kind}/${key}`, namespace) as Id<Kind>

export const personId = (key: string) => demoId('Person', key)
export const groupId = (key: string) => demoId('Group', key)
export const activityId = (key: string) => demoId('Activity', key)
export const clientId = (key: string) => demoId('ClientApplication', key)

// Skolverket's rule for the ids of organisations: the nil namespace over the code.
export const organisationId = (code: string): Id<'Organisation'> => v5(code, NIL) as Id<'Organisation'>

/** A name in the letters of an e-mail address. */
export const slug = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
