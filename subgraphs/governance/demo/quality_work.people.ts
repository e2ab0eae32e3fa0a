import { v5 } from 'uuid'

/** Where the demo's quality work is done, and by whom. */
export interface QualityWorkers {
  readonly authorityId: string
  readonly unitId: string
  readonly administratorId: string
  readonly principalId: string
  readonly mentorId: string
}

const namespace = '0d6a4c7e-3b54-5c55-8f0e-0999e64a3a02'

/** The id of something in the demo's quality work. */
export const workId = (key: string): string => v5(key, namespace)
