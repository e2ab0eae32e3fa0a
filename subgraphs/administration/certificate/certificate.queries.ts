import type { Done } from '../../shared/action.ts'
import { part, type Read, type Write } from '../../shared/database.ts'
import type { Id } from '../../shared/ids.ts'
import { byId, byParent } from '../../shared/loader.ts'
import type { CertificateKind, IssueCertificateError } from '../administration.generated.ts'
import type { Term } from '../grade/grade.queries.ts'
import { boundsOf } from '../grade/grade.rules.ts'
import type { CertificateContentRow } from './certificate.rules.ts'

export interface CertificateRow {
  readonly id: Id<'Certificate'>
  readonly studentId: Id<'Person'>
  readonly organisationId: Id<'Organisation'>
  readonly kind: CertificateKind
  readonly schoolType: string
  readonly issuedOn: string
  readonly issuedAt: Date
  readonly signedById: string
  readonly content: CertificateContentRow
}

export type IssueCertificatePayloadRow = Done<IssueCertificateError>

const columns = part`id, student_id, organisation_id, kind, school_type, issued_on, issued_at, signed_by_id, content`

export const certificateLoaders = (read: Read) => ({
  certificate: byId(
    (ids) =>
      read<CertificateRow>`/* certificatesById */ select ${columns} from administration.certificate where id = any(${ids}::uuid[])`,
  ),
  certificatesOf: byParent(
    (students) => read<CertificateRow>`/* certificatesOf */ select ${columns} from administration.certificate
      where student_id = any(${students}::uuid[]) order by issued_at, id`,
    ({ studentId }) => studentId,
  ),
})

/** How many minutes of a term's lessons a pupil has been absent without a valid reason. */
export async function unexcusedMinutes(read: Read, studentId: string, term: Term): Promise<number> {
  const [first, next] = boundsOf(term)
  const [row] = await read<{
    minutes: number
  }>`/* unexcusedMinutes */ select coalesce(sum(invalid_absence_minutes), 0)::int as minutes
    from administration.attendance where student_id = ${studentId} and starts_at >= ${first} and starts_at < ${next}`
  return row?.minutes ?? 0
}

export async function addCertificate(tx: Write, row: CertificateRow): Promise<void> {
  const { id, studentId, organisationId, kind, schoolType, issuedOn, issuedAt, signedById, content } = row
  await tx`/* issueCertificate */ insert into administration.certificate
      (id, student_id, organisation_id, kind, school_type, issued_on, issued_at, signed_by_id, content)
    values (${id}, ${studentId}, ${organisationId}, ${kind}, ${schoolType}, ${issuedOn}, ${issuedAt}, ${signedById},
      ${tx.json(content as never)})`
}
