import type { Read } from '../../shared/database.ts'
import type { NamedPupil } from './wording.names.ts'
import type { WordingFound } from './wording.rules.ts'

export type WordingWarningRow = WordingFound

/** The pupils in groups of these that the viewer teaches or is mentor of: those themselves among them. */
export const fellowNames = (read: Read, students: readonly string[], groups: readonly string[] = []) =>
  read<NamedPupil>`/* fellowNames */ select person_id as id, given_name, family_name
    from access.fellow_names(${students}::uuid[], ${groups}::uuid[])`
