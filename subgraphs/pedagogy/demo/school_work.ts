import type { Write } from '../../shared/database.ts'
import { seedAssessments, seedWrittenAssessments } from './assessing.ts'
import { daysAround, type DemoSchoolWork } from './demo.days.ts'
import { seedAdaptation, seedSupport } from './supporting.ts'
import { seedDevelopmentPlan, seedPortfolio, seedRound } from './talking.ts'
import { seedTeaching } from './teaching.ts'

/** What schools have planned, said and agreed as it stands on a day (YYYY-MM-DD), as the role skolgraf_pedagogy_system. */
export async function seedSchoolWork(tx: Write, today: string, given: DemoSchoolWork): Promise<void> {
  const days = daysAround(today)
  await seedTeaching(tx, given, days)
  await seedAssessments(tx, given, days)
  await seedWrittenAssessments(tx, given, days)
  await seedRound(tx, given, days)
  await seedDevelopmentPlan(tx, given, days)
  await seedPortfolio(tx, given, days)
  await seedAdaptation(tx, given, days)
  await seedSupport(tx, given, days)
}
