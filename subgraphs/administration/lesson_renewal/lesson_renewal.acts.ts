import type { GraphQLResolveInfo } from 'graphql'
import { upserted } from '../../shared/act.ts'
import { actOn } from '../../shared/action.ts'
import { dayOf } from '../../shared/clock.ts'
import type { Write } from '../../shared/database.ts'
import type { AdministrationContext } from '../administration.context.ts'
import type { RenewLessonsInput } from '../administration.generated.ts'
import { activityActions, type Scheduled } from '../calendar_event/calendar_event.actions.ts'
import { scheduledActivity } from '../calendar_event/calendar_event.acts.ts'
import { placed } from '../calendar_event/calendar_event.placing.ts'
import { lockSchedule } from '../calendar_event/calendar_event.writes.ts'
import {
  type Coming,
  comingLessons,
  countChange,
  renewGroups,
  type RenewLessonsPayloadRow,
  renewTeachers,
} from './lesson_renewal.queries.ts'

const nothing = (...userErrors: RenewLessonsPayloadRow['userErrors']) => ({ answer: { ids: [], userErrors }, changed: [] })

async function renew(tx: Write, { activity }: Scheduled, lessons: readonly Coming[]): Promise<string[]> {
  const groups = await renewGroups(tx, activity, lessons.map(({ id }) => id)) // prettier-ignore
  return [...new Set([...groups, ...(await renewTeachers(tx, activity, lessons))])].toSorted()
}

export async function renewLessons(info: GraphQLResolveInfo, context: AdministrationContext, input: RenewLessonsInput) {
  const { activityId, startDate, isPupilClashAccepted } = input
  const { now } = context.call
  return actOn<Scheduled, RenewLessonsPayloadRow>(info, context, input, {
    source: await scheduledActivity(activityId, context),
    action: activityActions.RENEW_LESSONS,
    unknown: nothing({ code: 'NOT_FOUND', message: 'There is no such activity that you may see.', field: ['activityId'] }),
    run: async (tx, scheduled) => {
      if (startDate < dayOf(now))
        return nothing({ code: 'LESSON_PAST', message: `${startDate} has passed.`, field: ['startDate'] })
      const lessons = await comingLessons(tx, activityId, startDate, now)
      const ids = lessons.map(({ id }) => id)
      await lockSchedule(tx, scheduled.activity, lessons.map(({ day }) => day), { roomIds: [], resourceIds: [] }) // prettier-ignore
      let changed: string[] = []
      const asked = { ids, isPupilClashAccepted: isPupilClashAccepted ?? false }
      const clash = await placed(tx, scheduled, asked, async (inside) => {
        changed = await renew(inside, scheduled, lessons)
      })
      // Rooms and resources stay as they were: only groups and teachers can be in the way.
      if (clash) return nothing(clash as RenewLessonsPayloadRow['userErrors'][number])
      await countChange(tx, changed, now)
      return { answer: { ids: changed, userErrors: [] }, changed: changed.map((id) => upserted('CalendarEvent', id)) }
    },
  })
}
