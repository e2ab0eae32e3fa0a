import { type PupilRelation, type Relation, sentence } from './relations.ts'

const list = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

/** Rows about a pupil, for viewers with one of these relations to that pupil. */
export const toPupils = (column: string, names: readonly PupilRelation[]) => ({
  meaning: sentence(names, 'en'),
  viewer: `${column} = any (array(select access.related_pupils(${list(names)})))`,
  authority: `access.is_related(${column}, ${list(names)})`,
})

/** Rows about any person, for viewers with one of these relations to that person. */
export const toPersons = (column: string, names: readonly Relation[]) => ({
  meaning: sentence(names, 'en'),
  viewer: `${column} = any (array(select access.related_persons(${list(names)})))`,
  authority: `access.is_related(${column}, ${list(names)})`,
})

/** As toPersons, without the persons under protected identity. */
export const toUnmarkedPersons = (column: string, names: readonly Relation[]) => ({
  meaning: sentence(names, 'en'),
  viewer: `${column} = any (array(select access.related_unmarked_persons(${list(names)})))`,
  authority: `access.is_related_unmarked(${column}, ${list(names)})`,
})

/** Rows everybody with a valid token may read. */
export const toSignedIn = { meaning: 'everyone signed in', viewer: '(select access.signed_in())' }
